/** What a person reads of the failed sources of a run: those of the market first, one sentence for a missing network. */
import type { LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { isMarketSource } from '../../../../shared/kinds/fear-greed.ts'

/** Reasons in the network of this machine, whatever the host. */
const NETWORK_REASONS: readonly unknown[] = ['answer.unknown_host', 'answer.no_network']

/** Returns the errors of sources as messages. Without its market an index has no score; without its press it has one. */
export function failureMessages(errors: ReadonlyMap<string, VigieError>): LocalizableMessage[] {
  const ordered = [...errors].toSorted(([a], [b]) => rank(a) - rank(b))
  const isOffline = ([, error]: (typeof ordered)[number]) => NETWORK_REASONS.includes(reasonOf(error))
  const offline = ordered.filter(isOffline)
  if (offline.length < 2) return ordered.map(([, { localizable }]) => localizable)
  const sources = offline.map(([source]) => source).join(', ')
  const others = ordered.filter((one) => !isOffline(one)).map(([, { localizable }]) => localizable)
  return [{ messageKey: 'index.offline', params: { sources } }, ...others]
}

const rank = (source: string) => (isMarketSource(source) ? 0 : 1)

function reasonOf({ code, params: { detail } }: VigieError): string | null {
  return code === 'source_unreachable' && typeof detail === 'object' && 'messageKey' in detail
    ? detail.messageKey
    : null
}
