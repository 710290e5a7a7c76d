package dev.slipway.demo;

import static dev.slipway.demo.ShopChange.CACHE;
import static dev.slipway.demo.ShopChange.CART;
import static dev.slipway.demo.ShopChange.CART_EMPTY;
import static dev.slipway.demo.ShopChange.CONTRAST;
import static dev.slipway.demo.ShopChange.DELIVERY;
import static dev.slipway.demo.ShopChange.FOCUS;
import static dev.slipway.demo.ShopChange.GIFTS;
import static dev.slipway.demo.ShopChange.LAMPS;
import static dev.slipway.demo.ShopChange.MUGS;
import static dev.slipway.demo.ShopChange.PHONES;
import static dev.slipway.demo.ShopChange.PRINT;
import static dev.slipway.demo.ShopChange.RETURNS;
import static dev.slipway.demo.ShopChange.REVIEWS;
import static dev.slipway.demo.ShopChange.ROPES;
import static dev.slipway.demo.ShopChange.ROUNDING;
import static dev.slipway.demo.ShopChange.SEARCH;
import static dev.slipway.demo.ShopChange.SMOOTH;
import static dev.slipway.demo.ShopChange.STOCK;
import static dev.slipway.demo.ShopChange.VOUCHERS;
import static dev.slipway.demo.ShopChange.WAREHOUSE;

import dev.slipway.git.Person;
import java.util.List;
import java.util.stream.Stream;

/** How the shop came to be: the steps of its history, oldest first. */
final class ShopStory {
    static final String MAIN = "main";
    static final String STAGING = "staging";
    static final String DEVELOP = "develop";

    private static final Person ANA = new Person("Ana Ruiz", "ana@harbour-goods.example");
    private static final Person BEN = new Person("Ben Okafor", "ben@harbour-goods.example");
    private static final Person CLEO = new Person("Cleo Marsh", "cleo@harbour-goods.example");
    private static final Person DINA = new Person("Dina Öztürk", "dina@harbour-goods.example");

    private ShopStory() {}

    /** One thing that somebody did. */
    sealed interface Step {
        /** A branch begins where another stands. */
        record Fork(String branch, String from) implements Step {}

        /** A commit. */
        record Change(String branch, Person author, ShopChange change, String message) implements Step {}

        /** A merge commit; a feature's branch is removed with it. */
        record Merge(String branch, String into, Person author) implements Step {}

        /** A commit that sets the version, and its annotated tag. */
        record Release(String branch, Person author, String version, String notes) implements Step {}
    }

    /** All steps. */
    static List<Step> steps() {
        return Stream.of(fromTheOpening(), fromReviews(), fromReturns())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Step> fromTheOpening() {
        return List.of(
                new Step.Change(MAIN, ANA, ROPES, "feat: open the shop with ropes"),
                new Step.Fork(STAGING, MAIN),
                new Step.Fork(DEVELOP, MAIN),
                new Step.Change(DEVELOP, BEN, LAMPS, "feat: sell brass lamps"),
                new Step.Change(DEVELOP, ANA, PHONES, "fix: keep the header small on phones"),
                new Step.Release(DEVELOP, ANA, "1.0.0", "The shop opens."),
                new Step.Merge(DEVELOP, STAGING, ANA),
                new Step.Merge(STAGING, MAIN, ANA),
                new Step.Fork("feature/search", DEVELOP),
                new Step.Change("feature/search", CLEO, SEARCH, "feat(search): find things by name, colour and maker"),
                new Step.Change("feature/search", CLEO, FOCUS, "fix(search): show where the focus is"),
                new Step.Merge("feature/search", DEVELOP, BEN),
                new Step.Release(DEVELOP, BEN, "1.1.0", "Search."),
                new Step.Merge(DEVELOP, STAGING, BEN),
                new Step.Fork("feature/basket", DEVELOP),
                new Step.Change("feature/basket", DINA, CART, "feat(basket): keep the basket for a week"),
                new Step.Merge(STAGING, MAIN, ANA),
                new Step.Change("feature/basket", DINA, CART_EMPTY, "fix(basket): hide the empty basket"),
                new Step.Merge("feature/basket", DEVELOP, ANA),
                new Step.Release(DEVELOP, ANA, "1.2.0", "A basket that remembers."),
                new Step.Fork("feature/delivery", DEVELOP),
                new Step.Change("feature/delivery", BEN, DELIVERY, "feat(delivery): say when a parcel arrives"),
                new Step.Merge(DEVELOP, STAGING, ANA),
                new Step.Merge("feature/delivery", DEVELOP, CLEO),
                new Step.Change(DEVELOP, CLEO, PRINT, "fix: print receipts without the dark header"),
                new Step.Release(DEVELOP, CLEO, "1.3.0", "Delivery times, and receipts that print."),
                new Step.Merge(DEVELOP, STAGING, CLEO),
                new Step.Merge(STAGING, MAIN, ANA));
    }

    private static List<Step> fromReviews() {
        return List.of(
                new Step.Fork("feature/reviews", DEVELOP),
                new Step.Change("feature/reviews", DINA, REVIEWS, "feat(reviews): show what others say"),
                new Step.Fork("hotfix/price-rounding", MAIN),
                new Step.Change("hotfix/price-rounding", BEN, ROUNDING, "fix(prices): round half a cent to even"),
                new Step.Merge("hotfix/price-rounding", MAIN, ANA),
                new Step.Merge("hotfix/price-rounding", DEVELOP, BEN),
                new Step.Merge("feature/reviews", DEVELOP, BEN),
                new Step.Release(DEVELOP, BEN, "1.4.0", "Reviews; prices round as the bank does."),
                new Step.Merge(DEVELOP, STAGING, BEN),
                new Step.Fork("feature/vouchers", DEVELOP),
                new Step.Change("feature/vouchers", CLEO, VOUCHERS, "feat(vouchers): give the harbour to somebody"),
                new Step.Merge(STAGING, MAIN, ANA),
                new Step.Merge("feature/vouchers", DEVELOP, DINA),
                new Step.Release(DEVELOP, DINA, "1.5.0", "Vouchers."),
                new Step.Change(DEVELOP, DINA, CONTRAST, "fix: make the footer readable"));
    }

    private static List<Step> fromReturns() {
        return List.of(
                new Step.Fork("feature/returns", DEVELOP),
                new Step.Change("feature/returns", ANA, RETURNS, "feat(returns): take things back for thirty days"),
                new Step.Merge("feature/returns", DEVELOP, CLEO),
                new Step.Release(DEVELOP, CLEO, "1.6.0", "Returns, and a footer that can be read."),
                new Step.Merge(DEVELOP, STAGING, CLEO),
                new Step.Merge(STAGING, MAIN, ANA),
                new Step.Change(DEVELOP, BEN, CACHE, "perf: keep pages for a minute"),
                new Step.Release(DEVELOP, BEN, "1.7.0", "Faster pages."),
                new Step.Merge(DEVELOP, STAGING, BEN),
                new Step.Merge(STAGING, MAIN, ANA),
                new Step.Fork("feature/mugs", DEVELOP),
                new Step.Change("feature/mugs", DINA, MUGS, "feat(mugs): sell enamel mugs"),
                new Step.Change("feature/mugs", DINA, SMOOTH, "style(mugs): lift a card softly"),
                new Step.Merge("feature/mugs", DEVELOP, BEN),
                new Step.Release(DEVELOP, BEN, "1.8.0", "Mugs."),
                new Step.Merge(DEVELOP, STAGING, ANA),
                new Step.Fork("feature/gift-wrapping", DEVELOP),
                new Step.Change("feature/gift-wrapping", ANA, GIFTS, "feat(gifts): wrap in sailcloth"),
                new Step.Fork("feature/stock", DEVELOP),
                new Step.Change("feature/stock", CLEO, WAREHOUSE, "feat(stock): ask the warehouse service"),
                new Step.Change("feature/stock", CLEO, STOCK, "feat(stock): show what is in stock"),
                new Step.Merge("feature/stock", DEVELOP, DINA),
                new Step.Release(DEVELOP, DINA, "1.9.0", "Stock, as you look."));
    }
}
