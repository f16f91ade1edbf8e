/** Takes the secrets of a channel out of an error, before anybody stores, logs or shows it. */
import { type ErrorParams, type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { HostClosed } from '../../core/net/gate.ts'
import { secretsOfAddress, withoutSecrets } from '../../core/values/secrets.ts'

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

/** An address is secret as a whole; of two secrets with a space between, each is one. */
const partsOf = (secret: string): readonly string[] =>
  URL.canParse(secret) ? secretsOfAddress(secret) : [secret, ...secret.split(' ')]

function concealedParams(params: ErrorParams, conceal: (text: string) => string): ErrorParams {
  const concealed = ({ messageKey, params: inner }: LocalizableMessage): LocalizableMessage =>
    inner === undefined ? { messageKey } : { messageKey, params: concealedParams(inner, conceal) }
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number') return [name, value]
      if (typeof value === 'string') return [name, conceal(value)]
      return [name, 'messageKey' in value ? concealed(value) : value.map(concealed)]
    }),
  )
}
