/** Builds the prompt of one record. The contents of a record are data for the writer, never an instruction. */
import { type LocalizableMessage, localize } from '../../../../shared/errors.ts'
import { misshapeMessages } from '../../../../shared/input-problem.ts'
import { type OccupationContent, occupationContentSchema } from '../../../../shared/occupation.ts'
import type { JobTitle, Prompt, StoredOccupation } from './ports.ts'

/** The readable prompt file: its version and its text, with the placeholders `{language}` and `{month}`. */
export interface PromptTemplate {
  readonly version: string
  readonly text: string
}

const LANGUAGE_NAMES = { fr: 'French', en: 'English' } as const
const MAX_TITLES = 60

/** Builds the prompt. `month` is the month of the run, `2026-11`: a day would make the cache useless. */
export function promptOf(
  template: PromptTemplate,
  record: StoredOccupation,
  titles: readonly JobTitle[],
  language: 'fr' | 'en',
  month: string,
): Prompt {
  const system = template.text.replaceAll('{language}', LANGUAGE_NAMES[language]).replaceAll('{month}', month)
  const data = {
    code: record.code,
    title: record.title,
    job_titles: titles.slice(0, MAX_TITLES).map((title) => title.label),
    current: record.simulated ? null : record.content,
  }
  const user = `<record>\n${escaped(JSON.stringify(data, null, 1))}\n</record>`
  return { version: template.version, system, user }
}

/** Prevents record text from closing the element that marks it as data. */
function escaped(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

/** Problems that are named to the writer, for its second attempt. */
const MOST_TOLD = 8

/** Returns what is wrong with an answer, in English for the writer. */
export const correctionOf = (problems: readonly LocalizableMessage[]): string =>
  problems
    .slice(0, MOST_TOLD)
    .map((problem) => localize(problem, 'en'))
    .join('; ')

/** The result of reading an answer. */
export type PromptReading =
  | { readonly content: OccupationContent; readonly problems: null }
  | { readonly content: null; readonly problems: readonly LocalizableMessage[] }

/** Validates an answer against the schema of a record; problems name the fields, for the retry. */
export function readAnswer(text: string): PromptReading {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { content: null, problems: [{ messageKey: 'not_json' }] }
  }
  const parsed = occupationContentSchema.safeParse(json)
  if (!parsed.success) {
    return { content: null, problems: misshapeMessages(parsed.error) }
  }
  if (parsed.data.description.trim() === '')
    return { content: null, problems: [{ messageKey: 'answer.no_description' }] }
  return { content: parsed.data, problems: null }
}
