/** What the procedures of the contract call. One service a domain; each is built by the composition root. */
// biome-ignore lint/suspicious/noEmptyInterface: filled one line a domain
export interface Services {}
