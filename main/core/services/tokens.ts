/** The service for tokens of the REST API. */
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { feedPath, type TokenRight, type TokenView } from '../../../shared/token.ts'
import { mayCommand, refuse } from '../jobs/command/rights.ts'
import type { Clock } from '../ports/clock.ts'
import type { StoredToken, TokenStore } from '../ports/tokens.ts'
import type { Caller } from './operation.ts'

/** Operations on tokens: list, add, revoke. */
export interface TokensService {
  list(): { items: TokenView[] }
  /** No token gives a right that it has not. @throws VigieError token_exists | right_missing */
  add(
    input: { name: string; right: TokenRight; days: number | null },
    caller: Pick<Caller, 'right'>,
  ): TokenView & { token: string; feed_path: string | null }
  /** @throws VigieError token_not_found */
  revoke(input: { name: string }): { removed: true }
}

/** The service behind `tokens.*` of the contract. */
export function createTokensService(tokens: TokenStore, clock: Clock): TokensService {
  const instant = (at: number | null) => (at === null ? null : toInstant(at, clock.zone()))
  const view = ({ name, right, createdAt, expiresAt, lastUsedAt }: StoredToken): TokenView => ({
    name,
    right,
    created_at: instant(createdAt),
    expires_at: instant(expiresAt),
    last_used_at: instant(lastUsedAt),
  })
  return {
    list: () => ({ items: tokens.list().map(view) }),
    add: ({ name, right, days }, caller) => {
      if (right === 'commands' && !mayCommand(caller)) refuse(caller)
      const now = clock.now()
      const expiresAt = days === null ? null : now + days * DAY_MS
      const token = tokens.add({ name, right, expiresAt })
      return {
        ...view({ name, right, createdAt: now, expiresAt, lastUsedAt: null }),
        token,
        feed_path: right === 'feed' ? feedPath(token) : null,
      }
    },
    revoke: ({ name }) => {
      tokens.revoke(name)
      return { removed: true }
    },
  }
}
