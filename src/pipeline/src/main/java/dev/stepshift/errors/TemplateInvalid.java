package dev.stepshift.errors;

/** An SQL template cannot be rendered; the message names the template and what it misses. */
public final class TemplateInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TemplateInvalid(String message) {
    super(message);
  }
}
