/**
 * Requests that may be sent twice: with an Idempotency-Key, what creates or starts something does so once, and a repeated
 * request gets the first answer (draft-ietf-httpapi-idempotency-key-header).
 */
import { createHash } from 'node:crypto'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { FirstAnswers, KeptAnswer } from '../../core/ports/first-answers.ts'
import { type ApiRoute, takesKey } from '../router/routes.ts'
import type { Answer } from './answer.ts'
import type { ReceivedRequest } from './request.ts'

/** Name of the request header. */
export const KEY_HEADER = 'Idempotency-Key'
/** Tells that an answer is the first one, given again. */
export const REPLAYED_HEADER = 'Idempotency-Replayed'

/** Who sends which request with which key. */
interface KeyedRequest {
  readonly caller: string
  readonly key: string
  readonly request: string
}
/** Processes a request at most once for each key. @throws VigieError idempotency_key_reused | request_in_flight | request_outcome_unknown */
export type OncePerKey = (keyed: KeyedRequest, process: () => Promise<Answer>) => Promise<Answer>

/** Only what succeeded is remembered: an error changed nothing, and the same key may try again. */
export function createRepeats(answers: FirstAnswers): OncePerKey {
  const running = new Set<string>()
  return async ({ caller, key, request }, process) => {
    const id = JSON.stringify([caller, key])
    const first = answers.find(caller, key)
    if (first !== null && first.request !== request) throw new VigieError('idempotency_key_reused', { key })
    if (running.has(id)) throw new VigieError('request_in_flight', { key })
    if (first !== null) return again(first.answer, key)
    answers.begin(caller, key, request)
    running.add(id)
    let kept = false
    try {
      const answer = await process()
      const { status, headers, body } = answer
      if (status >= 300) return answer
      answers.finish(caller, key, { status, type: headers['content-type'] ?? null, body: String(body ?? '') })
      kept = true
      return answer
    } finally {
      running.delete(id)
      if (!kept) answers.forget(caller, key)
    }
  }
}

function again(answer: KeptAnswer | null, key: string): Answer {
  if (answer === null) throw new VigieError('request_outcome_unknown', { key })
  const { status, type, body } = answer
  const headers = { [REPLAYED_HEADER.toLowerCase()]: 'true', ...(type !== null && { 'content-type': type }) }
  return { status, headers, body }
}

/** A quoted or bare text of visible ASCII characters. */
const KEY = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x5b\x5d-\x7e]{1,255}))$/

/**
 * Returns the key of a request with a digest of what is asked; null if it has none, or if the operation takes none.
 * @param pathname below the prefix @throws VigieError invalid_input for an unusable key
 */
export function keyedRequest(
  route: ApiRoute,
  { header, pathname, body }: Pick<ReceivedRequest, 'header'> & { pathname: string; body: object | null },
  caller: string,
): KeyedRequest | null {
  const given = header(KEY_HEADER.toLowerCase())
  if (given === null || !takesKey(route)) return null
  const [, quoted, bare] = KEY.exec(given) ?? []
  const key = quoted ?? bare
  if (key === undefined) throw unusable(KEY_HEADER, 'header_key')
  const asked = JSON.stringify([route.name, pathname, body])
  return { caller, key, request: createHash('sha256').update(asked).digest('base64url') }
}
