/** Claude as the writer of occupation records: one message per record, or a batch of them at half price. */
import type Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import { occupationContentSchema } from '../../../shared/occupation.ts'
import type { TokenUsage } from '../../core/jobs/occupations/ledger.ts'
import type {
  BatchResult,
  BatchState,
  OccupationWriter,
  Prompt,
  WriteRequest,
  WriterAnswer,
  WriterSettings,
} from '../../core/jobs/occupations/ports.ts'
import { thinkingOf } from '../../core/jobs/occupations/pricing.ts'
import { asCall, type ClaudeDeps, createClaudeClients, eachInOurWords, hostOf, inOurWords } from './client.ts'
import { neverSent, notAMessage } from './failure.ts'
import { codeIn, customId, findBatch } from './lost-batch.ts'

type Params = Anthropic.MessageCreateParamsNonStreaming

/** Creates the writer. Without a key it is unavailable and nothing is sent anywhere. */
export function createClaudeWriter(deps: ClaudeDeps): OccupationWriter {
  const clientOf = createClaudeClients(deps)

  /** @throws CallFailure if the key may not be sent there */
  async function readyClient({ base_url }: WriterSettings): Promise<Anthropic> {
    try {
      return await clientOf(base_url)
    } catch (error) {
      throw neverSent(error)
    }
  }

  return {
    available: () => deps.key.isSet(),
    write: async (request) => {
      const client = await readyClient(request.settings)
      return asCall(client, async () => writtenOf(await answerTo(client, paramsOf(request))))
    },
    submit: async (settings, prompts, mark) => {
      const client = await readyClient(settings)
      const requests = [...prompts].map(([code, prompt]) => ({
        custom_id: customId(code, mark),
        params: paramsOf({ settings, prompt, correction: null }),
      }))
      return asCall(client, async () => {
        const batch: unknown = await client.messages.batches.create({ requests }, ONCE)
        if (hasId(batch)) return batch.id
        throw notAMessage(batch, hostOf(client))
      })
    },
    find: async (settings, submission) => {
      const client = await clientOf(settings.base_url)
      return inOurWords(client, () => findBatch(client, submission))
    },
    look: async (settings, batchId) => {
      const client = await clientOf(settings.base_url)
      return inOurWords(client, () => look(client, batchId))
    },
  }
}

/** If the SDK repeated a call whose answer was lost, it would be charged twice and booked once. */
const ONCE = { maxRetries: 0 } as const

/** The tokens of five minutes, as the SDK counts them: half of those above which it asks for a stream. */
const MOST_WITHOUT_STREAM = 10_666

/** Sends one message; a long one as a stream, since a connection without bytes is cut after `LONGEST_ANSWER_MS`. */
async function answerTo(client: Anthropic, params: Params): Promise<Anthropic.Message> {
  const message: unknown =
    params.max_tokens > MOST_WITHOUT_STREAM
      ? await client.messages.stream(params, ONCE).finalMessage()
      : await client.messages.create(params, ONCE)
  if (isMessage(message)) return message
  throw notAMessage(message, hostOf(client))
}

/**
 * A proxy can answer 200 with a page, which the SDK returns as text, and a service of the same protocol with another usage: what
 * cannot be counted is not booked as if it were.
 */
function isMessage(answer: unknown): answer is Anthropic.Message {
  if (typeof answer !== 'object' || answer === null) return false
  const { content, usage } = answer as Partial<Anthropic.Message>
  return Array.isArray(content) && typeof usage === 'object' && Object.values(usageOf(usage)).every(isCount)
}

const isCount = (tokens: unknown): boolean => Number.isSafeInteger(tokens) && Number(tokens) >= 0

function hasId(answer: unknown): answer is { readonly id: string } {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
}

function paramsOf({ settings, prompt, correction }: WriteRequest): Params {
  const { type, effort } = thinkingOf(settings)
  return {
    model: settings.model,
    max_tokens: settings.max_tokens,
    system: [{ type: 'text', text: prompt.system, cache_control: { type: 'ephemeral' } }],
    messages: messagesOf(prompt, correction),
    thinking: { type },
    output_config: {
      format: zodOutputFormat(occupationContentSchema),
      ...(effort === null ? {} : { effort }),
    },
  }
}

function messagesOf(prompt: Prompt, correction: WriteRequest['correction']): Params['messages'] {
  const question = { role: 'user', content: prompt.user } as const
  if (correction === null) return [question]
  return [
    question,
    { role: 'assistant', content: correction.answer === '' ? '{}' : correction.answer },
    {
      role: 'user',
      content: `This answer is not usable: ${correction.problems}. Answer again with the whole corrected object.`,
    },
  ]
}

/** What ended an answer before it was complete. */
const STOPS: Readonly<Record<string, WriterAnswer['stop']>> = {
  refusal: 'refused',
  max_tokens: 'too_long',
  model_context_window_exceeded: 'too_long',
  pause_turn: 'paused',
}

function writtenOf(message: Anthropic.Message): WriterAnswer {
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('')
  const stop = STOPS[message.stop_reason ?? 'end_turn'] ?? 'complete'
  return { text, stop, model: message.model, usage: usageOf(message.usage) }
}

function usageOf(usage: Anthropic.Usage): TokenUsage {
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheRead: usage.cache_read_input_tokens ?? 0,
    cacheWrite: usage.cache_creation_input_tokens ?? 0,
  }
}

async function look(client: Anthropic, batchId: string): Promise<BatchState> {
  const batch = await retrieved(client, batchId)
  if (batch === null) return { ended: true, results: [] }
  const { processing, ...ended } = batch.request_counts
  const done = ended.succeeded + ended.errored + ended.canceled + ended.expired
  if (batch.processing_status !== 'ended') return { ended: false, done, total: done + processing }
  return {
    ended: true,
    results: batch.results_url === null ? [] : eachInOurWords(client, results(client, batchId)),
  }
}

/** Returns null for a batch that the service does not know (any more), or not under this key. */
async function retrieved(client: Anthropic, batchId: string) {
  const { NotFoundError } = await import('@anthropic-ai/sdk')
  try {
    return await client.messages.batches.retrieve(batchId)
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}

async function* results(client: Anthropic, batchId: string): AsyncGenerator<BatchResult> {
  for await (const { custom_id, result } of await client.messages.batches.results(batchId)) {
    const code = codeIn(custom_id)
    if (result.type === 'succeeded') {
      // One that cannot be counted has no result: it may have been charged.
      if (isMessage(result.message)) yield { code, end: 'answered', written: writtenOf(result.message) }
    } else if (result.type === 'errored') {
      const { type, message } = result.error.error
      const about = REQUEST_ERRORS.includes(type) && !ABOUT_ACCOUNT.test(message) ? 'request' : 'service'
      yield { code, end: 'failed', about, problem: message }
    } else yield { code, end: 'failed', about: 'service', problem: result.type }
  }
}

/** Errors that a request meets again; the others are the service's. */
const REQUEST_ERRORS = ['invalid_request_error', 'request_too_large']

/** "Your credit balance is too low", "You have reached your specified API usage limits": errors of this type too. */
const ABOUT_ACCOUNT = /credit balance|usage limit/i
