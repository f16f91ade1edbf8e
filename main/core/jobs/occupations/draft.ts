/** Gets the text of one record from the writer: a valid answer, with one retry. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OccupationContent } from '../../../../shared/occupation.ts'
import { NO_USAGE, plus } from './cost.ts'
import type { OccupationWriter, Prompt, TokenUsage, WriterAnswer, WriterSettings } from './ports.ts'
import { readAnswer } from './prompt.ts'

/** The result of asking: content or an error, and the usage in either case. */
export interface RewriteDraft {
  readonly content: OccupationContent | null
  readonly error: unknown
  readonly usage: TokenUsage
  readonly model: string
}

/** Asks at most twice; the second time with the first answer and its problems. Never throws. */
export async function draft(
  writer: OccupationWriter,
  settings: WriterSettings,
  prompt: Prompt,
  code: string,
): Promise<RewriteDraft> {
  let usage = NO_USAGE
  let model = settings.model
  try {
    const first = await writer.write({ settings, prompt, correction: null })
    usage = plus(usage, first.usage)
    model = first.model
    const reading = judge(first, code)
    if (reading.problems === null) return { content: reading.content, error: null, usage, model }
    const correction = { answer: first.text, problems: reading.problems }
    const second = await writer.write({ settings, prompt, correction })
    usage = plus(usage, second.usage)
    const corrected = judge(second, code)
    return { ...outcomeOf(corrected, code), usage, model }
  } catch (error) {
    return { content: null, error, usage, model }
  }
}

/** Converts one answer of a batch, which cannot be retried. */
export function draftOf(written: WriterAnswer, code: string): RewriteDraft {
  const rest = { usage: written.usage, model: written.model }
  try {
    return { ...outcomeOf(judge(written, code), code), ...rest }
  } catch (error) {
    return { content: null, error, ...rest }
  }
}

function judge(written: WriterAnswer, code: string) {
  if (written.stop === 'refused') {
    throw new VigieError('occupation_refused', { code, detail: written.text.slice(0, 200) || 'refusal' })
  }
  if (written.stop === 'too_long') return { content: null, problems: 'the answer was cut: write less' }
  return readAnswer(written.text)
}

function outcomeOf(reading: ReturnType<typeof judge>, code: string): Pick<RewriteDraft, 'content' | 'error'> {
  if (reading.problems === null) return { content: reading.content, error: null }
  const error = new VigieError('occupation_answer_invalid', { code, detail: reading.problems.slice(0, 300) })
  return { content: null, error }
}
