import type { TokenRight } from '../../../shared/token.ts'

/** A token as it is stored, without the token itself. Instants are in ms. */
export interface StoredToken {
  readonly name: string
  readonly right: TokenRight
  /** Null for the first token, which Vigie made by itself. */
  readonly createdAt: number | null
  readonly expiresAt: number | null
  /** To the minute; null if it was not used yet. */
  readonly lastUsedAt: number | null
}

/** Port: the tokens of the REST API. */
export interface TokenStore {
  list(): readonly StoredToken[]
  /** Returns the token itself, which cannot be read again. @throws VigieError token_exists */
  add(token: Pick<StoredToken, 'name' | 'right' | 'expiresAt'>): string
  /** The first token is replaced by a new one. @throws VigieError token_not_found */
  revoke(name: string): void
}
