import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { PromptTemplate } from '../../core/jobs/occupations/prompt.ts'

/** Reads a prompt from `<name>.<version>.md`; its file name without the extension is its version. */
export function readPrompt(path: string): PromptTemplate {
  return { version: basename(path, '.md'), text: readFileSync(path, 'utf8') }
}
