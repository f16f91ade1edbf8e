/** Claude as the writer of occupation records: one message per record, or a batch of them at half price. */
import type Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import { occupationContentSchema } from '../../../shared/occupation.ts'
import type {
  BatchResult,
  BatchState,
  OccupationWriter,
  Prompt,
  TokenUsage,
  WriteRequest,
  WriterAnswer,
} from '../../core/jobs/occupations/ports.ts'
import { type ClaudeDeps, createClaudeClients, inOurWords } from './client.ts'
import { codeIn, customId, findBatch } from './lost-batch.ts'

type Params = Anthropic.MessageCreateParamsNonStreaming

/** Creates the writer. Without a key it is unavailable and nothing is sent anywhere. */
export function createClaudeWriter(deps: ClaudeDeps): OccupationWriter {
  const clientOf = createClaudeClients(deps)

  return {
    available: () => deps.secrets.get('anthropic_api_key') !== null,
    write: (request) =>
      inOurWords(async () => {
        const client = await clientOf(request.settings.base_url)
        return writtenOf(await client.messages.create(paramsOf(request)))
      }),
    submit: (settings, prompts, mark) =>
      inOurWords(async () => {
        const client = await clientOf(settings.base_url)
        const requests = [...prompts].map(([code, prompt]) => ({
          custom_id: customId(code, mark),
          params: paramsOf({ settings, prompt, correction: null }),
        }))
        // If the SDK retried a batch whose answer was lost, it would be charged twice.
        return (await client.messages.batches.create({ requests }, { maxRetries: 0 })).id
      }),
    find: (settings, submission) =>
      inOurWords(async () => findBatch(await clientOf(settings.base_url), submission)),
    look: (settings, batchId) => inOurWords(async () => look(await clientOf(settings.base_url), batchId)),
  }
}

function paramsOf({ settings, prompt, correction }: WriteRequest): Params {
  return {
    model: settings.model,
    max_tokens: settings.max_tokens,
    system: [{ type: 'text', text: prompt.system, cache_control: { type: 'ephemeral' } }],
    messages: messagesOf(prompt, correction),
    output_config: { format: zodOutputFormat(occupationContentSchema) },
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

function writtenOf(message: Anthropic.Message): WriterAnswer {
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('')
  const stop =
    message.stop_reason === 'refusal'
      ? 'refused'
      : message.stop_reason === 'max_tokens'
        ? 'too_long'
        : 'complete'
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
  return { ended: true, results: batch.results_url === null ? [] : results(client, batchId) }
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
    if (result.type === 'succeeded') yield { code, written: writtenOf(result.message), problem: null }
    else
      yield {
        code,
        written: null,
        problem: result.type === 'errored' ? result.error.error.message : result.type,
      }
  }
}
