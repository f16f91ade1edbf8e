/** Each way in which the real service fails, and what is expected of a run in which every call of three records meets it. */
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { ClaudeBehaviour } from '../../../servers/claude.ts'

/** Records of each run. */
export const RECORDS = 3

/** What is expected of a run. */
interface ExpectedOutcome {
  /** Requests that reached the service. */
  readonly calls: number
  /** Answers that the service made, bills, and that came whole. */
  readonly settled?: number
  /** Calls whose answer never came whole: they may be billed. */
  readonly unknown?: number
  /** The code that stops the month; `records` if the records themselves fail; `none` if nothing fails. */
  readonly ends: string
  /** A part of the sentence that people read, in the run, the log and the alert. */
  readonly says: string
}

/** One way of failing. */
export interface FailureMode extends ExpectedOutcome {
  readonly name: string
  readonly behaviour: ClaudeBehaviour
  readonly settings?: Partial<OccupationsSettings>
}

const mode = (
  name: string,
  behaviour: ClaudeBehaviour,
  expected: ExpectedOutcome,
  settings: Partial<OccupationsSettings> = {},
): FailureMode => ({ name, behaviour, settings, ...expected })

/** A status with a sentence of the service. */
const refusal = (status: number, type: string, message: string): ClaudeBehaviour => ({
  status,
  error: { type, message },
})

const LOW = 'Your credit balance is too low to access the Anthropic API.'
/** More than the SDK allows without a stream. */
const LONG = { max_tokens: 30_000 }
const BATCH = { mode: 'batch' } as const

const lost = (ends: string, says: string): ExpectedOutcome => ({ calls: 3, unknown: 3, ends, says })
const refused = (says: string, ends = 'source_refused', calls = 3): ExpectedOutcome => ({ calls, ends, says })
/** Asked again four times for each record. */
const repeated = (ends: string, says: string): ExpectedOutcome => refused(says, ends, 15)
const unfinished = (says: string): ExpectedOutcome => ({ calls: 3, ends: 'batch_unfinished', says })

/** What breaks on the way: what left the service is billed, whether it came or not. */
const LOST: readonly FailureMode[] = [
  mode('a cut body', { fate: 'cut' }, lost('source_unreachable', 'closed')),
  mode('a cut stream', { fate: 'cut' }, lost('source_unreachable', 'closed'), LONG),
  mode('a stream that an error breaks off', { fate: 'broken' }, lost('source_failed', 'Overloaded'), LONG),
  mode('an empty body', { fate: 'empty' }, lost('claude_malformed', 'expected format')),
  mode('an HTML page with status 200', { fate: 'page' }, lost('claude_malformed', 'not JSON but "<!DOCTYPE')),
  mode('an HTML page with status 502', { status: 502, fate: 'page' }, lost('source_failed', '502')),
  mode(
    'JSON of another service',
    { fate: 'other' },
    lost('claude_malformed', 'JSON of another form: "{"status'),
  ),
  mode('no first byte', { fate: 'silent' }, lost('source_timeout', 'answer')),
  mode('a reset', { fate: 'reset' }, lost('source_unreachable', 'closed')),
]

/** What the service refuses: it bills nothing. */
const REFUSED: readonly FailureMode[] = [
  mode('401', { status: 401 }, refused('key', 'claude_key_refused')),
  mode(
    '403',
    refusal(403, 'permission_error', 'Your key may not use this resource.'),
    refused('Your key may not use this resource.', 'claude_forbidden'),
  ),
  mode('400 for a bill', refusal(400, 'invalid_request_error', LOW), refused('credit balance is too low')),
  mode('402 for a bill', refusal(402, 'billing_error', 'Payment is due'), refused('Payment is due')),
  mode(
    '404 for a model',
    refusal(404, 'not_found_error', 'model: claude-none'),
    refused('model: claude-none', 'claude_model_unknown'),
  ),
  mode('413', refusal(413, 'request_too_large', 'Request exceeds the maximum size'), {
    calls: 3,
    ends: 'records',
    says: 'maximum size',
  }),
  mode(
    '429 with a short wait',
    { status: 429, headers: { 'retry-after': '2' } },
    repeated('source_rate_limited', 'wait 2 s'),
  ),
  mode('429 without a wait', { status: 429 }, repeated('source_rate_limited', 'wait 60 s')),
  mode(
    '429 with a long wait',
    { status: 429, headers: { 'retry-after': '3600' } },
    refused('wait 3,600 s', 'source_rate_limited'),
  ),
  mode(
    '500',
    refusal(500, 'api_error', 'Internal server error'),
    repeated('source_failed', 'Internal server error'),
  ),
  mode('503', refusal(503, 'api_error', 'Unavailable'), repeated('source_failed', 'Unavailable')),
  mode('504', refusal(504, 'timeout_error', 'Timed out'), repeated('source_failed', 'Timed out')),
  mode('529', refusal(529, 'overloaded_error', 'Overloaded'), repeated('source_overloaded', 'overloaded')),
]

/** What comes whole and is no record: it is billed. */
const UNUSABLE: readonly FailureMode[] = [
  mode('a refusal', { stop: 'refusal', answer: 'I cannot.' }, whole(3, 'I cannot.')),
  mode('max_tokens', { stop: 'max_tokens', answer: '{"de' }, whole(6, 'cut')),
  mode('a full context window', { stop: 'model_context_window_exceeded', answer: '{"de' }, whole(6, 'cut')),
  mode('pause_turn', { stop: 'pause_turn', answer: '' }, whole(6, 'not finished')),
  mode('text that is not JSON', { answer: 'Here is the record:' }, whole(6, 'JSON')),
  mode('an object of another form', { answer: '{"skills": []}' }, whole(6, 'description')),
]

function whole(calls: number, says: string): ExpectedOutcome {
  return { calls, settled: calls, ends: 'records', says }
}

/** What happens to the requests of a batch. */
const BATCHES: readonly FailureMode[] = [
  mode('a batch that expired', { end: 'expired' }, unfinished('expired'), BATCH),
  mode('a batch that was cancelled', { end: 'canceled' }, unfinished('canceled'), BATCH),
  mode('a batch whose requests fail', refusal(500, 'api_error', 'Internal'), unfinished('Internal'), BATCH),
  mode(
    'a batch without a bill paid',
    refusal(400, 'invalid_request_error', LOW),
    unfinished('credit'),
    BATCH,
  ),
  mode(
    'a batch whose requests are refused',
    refusal(400, 'invalid_request_error', 'prompt is too long'),
    refused('too long', 'records'),
    BATCH,
  ),
  mode('a batch of refusals', { stop: 'refusal', answer: 'No.' }, whole(3, 'No.'), BATCH),
  mode('a batch of cut answers', { stop: 'max_tokens', answer: '{' }, whole(3, 'cut'), BATCH),
]

/** What is slow or out of order and still right. */
const WELL: readonly FailureMode[] = [
  mode('a slow first byte', { fate: 'slow' }, { calls: 3, settled: 3, ends: 'none', says: '' }),
  mode('a stream', {}, { calls: 3, settled: 3, ends: 'none', says: '' }, LONG),
  mode(
    'the results of a batch in another order',
    {},
    { calls: 3, settled: 3, ends: 'none', says: '' },
    BATCH,
  ),
]

export const FAILURE_MODES: readonly FailureMode[] = [...LOST, ...REFUSED, ...UNUSABLE, ...BATCHES, ...WELL]
