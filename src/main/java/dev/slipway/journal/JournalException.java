package dev.slipway.journal;

/** The trail could not be read or written. The message is one sentence; the remedy says what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final String remedy;

    /** The journal refuses what was asked. */
    public JournalException(Trouble trouble) {
        super(trouble.sentence());
        this.sentence = trouble.sentence();
        this.remedy = trouble.remedy();
    }

    /** The same, with what led to it. */
    public JournalException(Trouble trouble, Throwable cause) {
        super(trouble.sentence(), cause);
        this.sentence = trouble.sentence();
        this.remedy = trouble.remedy();
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    /** What a person can do about it, in one sentence. */
    public String remedy() {
        return remedy;
    }

    /** The same without the cause, for another process or thread. */
    public Trouble trouble() {
        return new Trouble(sentence, remedy);
    }
}
