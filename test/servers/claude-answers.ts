/** What the Messages API says: messages, their stream, and errors in its form. */

export interface ClaudeUsage {
  readonly input_tokens: number
  readonly output_tokens: number
  readonly cache_read_input_tokens: number
  readonly cache_creation_input_tokens: number
}

export const USAGE: ClaudeUsage = {
  input_tokens: 812,
  output_tokens: 1404,
  cache_read_input_tokens: 640,
  cache_creation_input_tokens: 8,
}

/** The published prices of the default model in US dollars per million tokens, typed again on purpose. */
const PRICES = { input: 2, output: 10, read: 0.1, write: 2.5 }

/** What the service bills for one call, in whole millionths of a dollar. */
export function billOf(usage: ClaudeUsage, batch = false): number {
  const whole =
    usage.input_tokens * PRICES.input +
    usage.output_tokens * PRICES.output +
    usage.cache_read_input_tokens * PRICES.read +
    usage.cache_creation_input_tokens * PRICES.write
  return Math.round(batch ? whole / 2 : whole)
}

/** What the service bills for calls like USAGE. */
export const billed = (calls: number, batch = false): number => calls * billOf(USAGE, batch)

/** A complete, plausible record; `note` identifies it. */
export function goodAnswer(note = 'ok'): string {
  const level = (median: number) => ({ min: median - 5000, median, max: median + 5000 })
  return JSON.stringify({
    description: `Conçoit et exploite. ${note}`,
    short_description: 'Conçoit et exploite.',
    skills: ['Analyse'],
    transversal_skills: ['Rigueur'],
    training: ['Licence'],
    certifications: [],
    working_conditions: ['Bureau'],
    environments: ['Entreprise'],
    related_occupations: ['Architecte'],
    sectors: ['Numérique'],
    salaries: { junior: level(32_000), experienced: level(42_000), senior: level(55_000) },
    outlook: { tension: 0.7, trend: 'growing', five_years: 'Demande soutenue.' },
  })
}

interface AnswerParts {
  readonly id: string
  readonly model: string
  readonly text: string
  readonly stop: string
  readonly usage: ClaudeUsage
}

export const messageOf = ({ id, model, text, stop, usage }: AnswerParts) => ({
  id,
  type: 'message',
  role: 'assistant',
  model,
  content: [{ type: 'text', text }],
  stop_reason: stop,
  stop_sequence: null,
  usage,
})

/** The same message as server-sent events. @param error ends it in place of the rest, as an overloaded service does */
export function streamOf(parts: AnswerParts, error: ReturnType<typeof errorOf> | null = null): string {
  const { usage, ...whole } = messageOf(parts)
  const start = { ...whole, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } }
  const events = [
    { type: 'message_start', message: start },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: parts.text } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: parts.stop, stop_sequence: null }, usage },
    { type: 'message_stop' },
  ]
  const sent = error === null ? events : [...events.slice(0, 2), error]
  return sent.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')
}

/** An error in the service's form. */
export const errorOf = (type: string, message: string) => ({ type: 'error', error: { type, message } })
