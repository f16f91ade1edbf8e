/** Port: the certificate that a server presents. */
export interface ServerCertificates {
  /**
   * Returns when the certificate of an https address ends, ms; also of one that has ended or that nobody vouches for.
   * The connection is direct, whatever proxy is set.
   * @throws VigieError source_unreachable | source_timeout; the reason of the signal
   */
  validTo(url: URL, signal: AbortSignal, timeoutMs: number): Promise<number>
}
