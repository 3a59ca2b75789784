package dev.callkit.testing.openai;

/** Accidents, each named after what happens. Those of a stream do nothing to another request. */
public enum Fault {
  /** 429, with a wish to be asked again in 50 ms. */
  RATE_LIMITED,
  /** 429, with a wish to be asked again in 30 s. */
  RATE_LIMITED_FOR_LONG,
  /** 429, because nobody has paid. */
  OUT_OF_QUOTA,
  /** 500 with a proper error. */
  SERVER_ERROR,
  /** 503, overloaded. */
  OVERLOADED,
  /** 502 with a page of HTML from something in between. */
  BAD_GATEWAY,
  /** 408. */
  REQUEST_TIMEOUT,
  /** 409. */
  CONFLICT,
  /** 401: the key is wrong. */
  UNAUTHORIZED,
  /** 403: the key may not do this. */
  FORBIDDEN,
  /** 400 for a reason that quotes the request. */
  BAD_REQUEST,
  /** 302 to somewhere else. */
  REDIRECTED,
  /** The connection is reset before anything is answered. */
  RESET,
  /** Everything is accepted and nothing answered. */
  NEVER_ANSWERS,
  /** The first byte takes 1.5 s. */
  SLOW_FIRST_BYTE,
  /** The first byte takes 5 s: longer than anybody waits. */
  TOO_SLOW,
  /** The body comes drop by drop, for 5 s. */
  TRICKLES,
  /** 200 with a page of HTML. */
  HTML,
  /** 200 with nothing. */
  EMPTY_BODY,
  /** 200 with JSON that ends in the middle. */
  BROKEN_JSON,
  /** 200, and the connection is lost in the middle of the body. */
  CUT_BODY,
  /** 200 with an object that has none of the fields. */
  NO_CHOICES,
  /** The model refuses to answer. */
  REFUSAL,
  /** The model was stopped by its token limit in the middle of the JSON. */
  CUT_BY_LENGTH,
  /** The model was stopped by a content filter. */
  CONTENT_FILTERED,
  /** The content is not JSON. */
  CHATTY,
  /** An intent that does not exist. */
  UNKNOWN_INTENT,
  /** A field that was not asked for, and one missing. */
  WRONG_SHAPE,
  /** A value that the question does not accept. */
  WRONG_VALUE,
  /** A value that the question accepts and nobody said. */
  INVENTED_VALUE,
  /** Quotes what nobody said. */
  INVENTED_EVIDENCE,
  /** Says yes to everything, quoting the whole reply. */
  AGREES_TO_EVERYTHING,
  /** Does what the reply tells it to, as far as the schema lets it, and repeats its words. */
  OBEYS,
  /** A reaction that is rude, asks, promises, counts and links. */
  BAD_MANNERS,
  /** A stream that ends without a finish reason. */
  STREAM_WITHOUT_END,
  /** A stream whose connection is lost. */
  STREAM_CUT,
  /** A stream with an error in it. */
  STREAM_ERROR,
  /** A stream with a chunk that is no JSON. */
  STREAM_BROKEN_CHUNK;
}
