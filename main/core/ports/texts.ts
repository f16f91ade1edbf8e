/** Port: searches text from outside with a pattern of the owner's, within a time limit. */
export interface TextSearch {
  /**
   * Returns the first group of the first match, the whole match if the pattern has no group, null without a match.
   * @throws VigieError pattern_invalid | pattern_too_slow
   */
  first(pattern: string, text: string): string | null
  /** Returns the text of an HTML page that a reader sees, with its spaces collapsed. */
  visible(html: string): string
  /** Returns a short text that changes if the text does. */
  fingerprint(text: string): string
}
