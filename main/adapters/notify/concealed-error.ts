/** Takes the secrets of a channel out of an error, before anybody stores, logs or shows it. */
import { type ErrorParams, type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { HostClosed } from '../../core/net/gate.ts'

/** A shorter text is no secret, and would be found everywhere. */
const SHORTEST = 6
const MARK = '***'

/** Returns the error without the secrets, and without its cause, whose message may quote an address. */
export function concealedError(error: unknown, secrets: readonly string[]): Error {
  // It names a host only, and who gets it has to know that nothing was sent.
  if (error instanceof HostClosed) return error
  const conceal = (text: string) => concealedText(text, secrets)
  if (error instanceof VigieError) return new VigieError(error.code, concealedParams(error.params, conceal))
  const plain = new Error(conceal(messageOf(error)))
  plain.name = error instanceof Error ? error.name : 'Error'
  return plain
}

/** Returns a text without the secrets in it. Done before a text is cut: a part of a secret would not be found. */
export function concealedText(text: string, secrets: readonly string[]): string {
  const parts = secrets.flatMap(partsOf).filter((part) => part.length >= SHORTEST)
  const longestFirst = parts.toSorted((a, b) => b.length - a.length)
  return longestFirst.reduce((rest, part) => rest.replaceAll(part, MARK), text)
}

/** A secret as it may appear: whole, encoded, and of an address the part that is not its host. */
function partsOf(secret: string): readonly string[] {
  const address = URL.canParse(secret) ? new URL(secret) : null
  const path =
    address === null ? [] : [`${address.pathname}${address.search}`, address.pathname, address.search]
  return [secret, encodeURIComponent(secret), ...secret.split(' '), ...path]
}

function concealedParams(params: ErrorParams, conceal: (text: string) => string): ErrorParams {
  const told = ({ told, params: inner }: LocalizableMessage): LocalizableMessage =>
    inner === undefined ? { told } : { told, params: concealedParams(inner, conceal) }
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value]
      if (typeof value === 'string') return [name, conceal(value)]
      return [name, 'told' in value ? told(value) : value.map(told)]
    }),
  )
}
