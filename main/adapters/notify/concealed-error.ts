/** Takes the secrets of a channel out of an error, before anybody stores, logs or shows it. */
import { type ErrorParams, type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { HostClosed } from '../../core/net/gate.ts'
import { withoutSecrets } from '../../core/values/secrets.ts'

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
export const concealedText = (text: string, secrets: readonly string[]): string =>
  withoutSecrets(text, secrets.flatMap(partsOf), MARK)

/** Of an address that is secret as a whole, what is not its host is secret too, and each of two secrets with a space between. */
function partsOf(secret: string): readonly string[] {
  if (!URL.canParse(secret)) return [secret, ...secret.split(' ')]
  const { pathname, search, searchParams } = new URL(secret)
  return [secret, `${pathname}${search}`, pathname, search, ...searchParams.values()]
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
