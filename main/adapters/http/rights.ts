/** Which right each operation of the contract needs when it is called with a token. */
import { VigieError } from '../../../shared/errors.ts'
import { TOKEN_RIGHTS, type TokenRight } from '../../../shared/token.ts'
import type { ApiRoute } from '../router/routes.ts'

/** Operations that decide what Vigie does, where it sends things, or who may call it. All other changes need `operate`. */
const ADMIN: ReadonlySet<string> = new Set([
  'settings.get',
  'settings.update',
  'jobs.create',
  'jobs.configure',
  'jobs.remove',
  'scheduler.configure',
  'calendars.import',
  'calendars.remove',
  'alerts.configureRule',
  'alerts.setWebhookSecret',
  'channels.add',
  'channels.edit',
  'channels.remove',
  'pings.set',
  'pings.remove',
  'trades.setSecret',
  'occupations.key',
  'system.shutdown',
  'updates.install',
  'tokens.list',
  'tokens.add',
  'tokens.revoke',
])

/** Returns the right that a request needs. A run with changed settings is like changing them. */
export function neededRight({ name, method }: ApiRoute, body: object | null): TokenRight {
  if (ADMIN.has(name)) return 'admin'
  if (method === 'GET') return 'read'
  const { changes, sources } = (body ?? {}) as { readonly changes?: unknown; readonly sources?: unknown }
  return changes === undefined && sources === undefined ? 'operate' : 'admin'
}

/** Whether a right includes another. */
export const hasRight = (held: TokenRight, needed: TokenRight): boolean =>
  TOKEN_RIGHTS.indexOf(held) >= TOKEN_RIGHTS.indexOf(needed)

/** @throws VigieError right_missing */
export function assertRight(held: TokenRight, needed: TokenRight): void {
  if (!hasRight(held, needed)) throw new VigieError('right_missing', { held, needed })
}
