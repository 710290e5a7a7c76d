package dev.slipway.demo;

/** What commits of the shop's history change: each adds a piece to a file. */
enum ShopChange {
    ROPES(Place.PAGE, "Ropes", "Spliced by hand, from three metres to fifty."),
    LAMPS(Place.PAGE, "Lamps", "Brass lamps that have seen the sea."),
    PHONES(Place.STYLE, "@media (max-width: 480px) { header { padding: 24px; } }"),
    SEARCH(Place.PAGE, "Search", "Find a thing by its name, its colour or its maker."),
    FOCUS(Place.STYLE, ":focus-visible { outline: 3px solid var(--sea); outline-offset: 2px; }"),
    CART(Place.PAGE, "Your basket", "Kept for a week, also when you close the window."),
    CART_EMPTY(Place.STYLE, "section:empty { display: none; }"),
    DELIVERY(Place.PAGE, "Delivery", "Tomorrow in town, within three days elsewhere."),
    PRINT(Place.STYLE, "@media print { header { color: black; background: none; } }"),
    REVIEWS(Place.PAGE, "What others say", "“The lamp hangs over our table since spring.”"),
    ROUNDING(Place.SETTINGS, "price.rounding=half-even"),
    VOUCHERS(Place.PAGE, "Vouchers", "Give somebody the harbour. Valid for two years."),
    CONTRAST(Place.STYLE, "footer { opacity: 1; color: #4b5563; }"),
    RETURNS(Place.PAGE, "Returns", "Thirty days, free of charge, no questions."),
    CACHE(Place.SETTINGS, "pages.cache=60s"),
    MUGS(Place.PAGE, "Mugs", "Enamel, blue rim, 300 ml."),
    SMOOTH(Place.STYLE, "section { transition: box-shadow 150ms; }"),
    WAREHOUSE(Place.SETTINGS, "stock=down"),
    STOCK(Place.PAGE, "In stock", "Asked from the warehouse, as you look."),
    GIFTS(Place.PAGE, "Gift wrapping", "In sailcloth, with a knot.");

    /** The file that a change goes to. */
    enum Place {
        PAGE,
        STYLE,
        SETTINGS
    }

    private final Place place;
    private final String text;

    ShopChange(Place place, String text) {
        this.place = place;
        this.text = text;
    }

    ShopChange(Place place, String title, String sentence) {
        this(place, "    <section><h2>" + title + "</h2><p>" + sentence + "</p></section>");
    }

    Place place() {
        return place;
    }

    String text() {
        return text;
    }
}
