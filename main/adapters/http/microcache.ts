/**
 * One answer for the same question: whoever asks what was asked a moment ago gets what was answered then, as long as it would
 * be answered again. After an event, every open panel and dashboard asks the same.
 */
import type { RequestContext } from '../router/procedures.ts'
import { readsStored } from '../router/routes.ts'
import type { Answer } from './answer.ts'
import type { ApiHandler } from './api.ts'
import { tagIn } from './etag.ts'

/** How many answers are kept, and how long the longest may be, bytes: 8 MiB in all. */
const [MOST, LONGEST] = [64, 128 * 1024]
/** An idle instance keeps nothing. */
const FORGET_AFTER_MS = 1000

/**
 * Returns what the answers of `readsStored` depend on beside their question: it compares as equal as long as they stay the
 * same, for a second at most. Null while that is unknown.
 */
export type Circumstances = () => readonly unknown[] | null

/**
 * Returns the same API, which answers these reads from memory. The circumstances are asked before an answer is made: if
 * they change meanwhile, nobody gets it a second time.
 */
export function withMicrocache(api: ApiHandler, circumstances: Circumstances): ApiHandler {
  const kept = new Map<string, Answer>()
  let current: readonly unknown[] = []
  let isForgetting = false
  const forget = () => {
    kept.clear()
    isForgetting = false
  }
  return async (call, context) => {
    const now = readsStored(call.route) ? circumstances() : null
    if (now === null) return api(call, context)
    if (!isSame(now, current)) {
      kept.clear()
      current = now
    }
    const [question, asked] = [questionOf(call.request.address, context), current]
    const known = kept.get(question)
    if (known !== undefined) return known
    const answer = written(await api(call, context))
    if (asked === current && kept.size < MOST && isShort(answer)) {
      kept.set(question, answer)
      if (!isForgetting) setTimeout(forget, FORGET_AFTER_MS).unref()
      isForgetting = true
    }
    return answer
  }
}

const isSame = (now: readonly unknown[], before: readonly unknown[]): boolean =>
  now.length === before.length && now.every((value, place) => Object.is(value, before[place]))

/** The path and the query, and who asks. */
const questionOf = ({ pathname, search }: URL, { language, right, conceals }: RequestContext): string =>
  `${language} ${right} ${conceals} ${pathname}${search}`

/** Returns an answer as its bytes, with its ETag, so that neither is made again. */
function written(answer: Answer): Answer {
  const etag = tagIn(answer)
  if (etag === null || typeof answer.body !== 'string') return answer
  return { ...answer, headers: { ...answer.headers, etag }, body: Buffer.from(answer.body) }
}

const isShort = ({ status, body }: Answer): boolean =>
  status === 200 && body instanceof Uint8Array && body.length <= LONGEST
