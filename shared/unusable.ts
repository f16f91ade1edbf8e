/** Values that are refused for a reason which is told in both languages. */
import { type ErrorParams, VigieError } from './errors.ts'
import { type MessageParams, render } from './messages/catalogue.ts'
import { type ProblemKey, problems } from './messages/problems.ts'
import type { Language } from './vocabulary.ts'

/** An error whose parameter `problem` is known in both languages; until a reader is known it is English. */
export class ProblemError extends VigieError {
  readonly #problem: (language: Language) => string

  constructor(
    code: 'invalid_input' | 'import_unreadable',
    params: ErrorParams,
    problem: (language: Language) => string,
    options?: ErrorOptions,
  ) {
    super(code, { ...params, problem: problem('en') }, options)
    this.#problem = problem
  }

  /** The same error with its problem in a language. */
  in(language: Language): VigieError {
    return new VigieError(
      this.code,
      { ...this.params, problem: this.#problem(language) },
      { cause: this.cause },
    )
  }
}

/** The text of a problem. */
export const problemIn = (language: Language, key: ProblemKey, params?: MessageParams): string =>
  render(problems[key], language, params)

/** The refusal of the value of a field. */
export function unusable(
  field: string,
  key: ProblemKey,
  params?: MessageParams,
  options?: ErrorOptions,
): VigieError {
  return new ProblemError('invalid_input', { field }, (language) => problemIn(language, key, params), options)
}

/** The refusal of a file that was to be imported. */
export function unreadableFile(key: ProblemKey): VigieError {
  return new ProblemError('import_unreadable', {}, (language) => problemIn(language, key))
}
