/** Port: the key of Claude, which goes only where its owner sent it. */
export interface ClaudeKey {
  isSet(): boolean
  /**
   * Returns the key for a request to an address. @param baseUrl empty: the official address
   * @throws VigieError claude_key_missing | claude_address_in_clear | claude_address_unknown
   */
  keyFor(baseUrl: string): string
  /** Enters or, with null, removes the key. Returns the origins to which it may go from now on. */
  set(key: string | null): readonly string[]
  /**
   * Notes the addresses of the settings if none are noted yet: for a key of the environment, or of an earlier version.
   * @throws VigieError settings_unwritable
   */
  bindFirst(): void
}
