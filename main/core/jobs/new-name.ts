/** The name of a new job that its owner did not name: what distinguishes it from others of its kind. */
import type { JobDefinition } from '../../../shared/job.ts'
import { translate } from '../../../shared/messages/index.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'

/** Longest name of a job, as its schema accepts it. */
const LONGEST = 120

/** Returns the market, the symbol with its exchange, the program, or the host with its path; the kind if none is set. */
function subjectOf(definition: JobDefinition, language: Language): string {
  const kind = translate(language, `kind.${definition.kind}`)
  switch (definition.kind) {
    case 'fear-greed':
      return translate(language, `option.profile.${definition.settings.profile}`)
    case 'trades':
      return `${definition.settings.symbol} · ${translate(language, `option.${definition.settings.exchange}`)}`
    case 'analysis':
      return addressOf(definition.settings) ?? kind
    case 'command':
      return programOf(definition.settings) ?? kind
    case 'http':
      return addressOf({ ...definition.settings, path: '' }) ?? kind
    case 'calendar':
      return hostOf(definition.settings.calendar_url) ?? kind
    default:
      return kind
  }
}

/** Returns the name of a program without its folders; null for a shell command, or if none is set. */
const programOf = ({
  program,
  shell,
}: {
  readonly program: string
  readonly shell: boolean
}): string | null => (shell ? null : program.split(/[/\\]/).at(-1) || null)

/** Returns `signals.internal:3001/analyze`; null without an address. A password in it is left out. */
function addressOf({ url, path }: { readonly url: string; readonly path: string }): string | null {
  if (!URL.canParse(url)) return null
  const { host, pathname } = new URL(url)
  return host + (pathname === '/' ? '' : pathname.replace(/\/$/, '')) + path
}

/** The path of a private calendar is its secret. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null)

/**
 * Returns the name of a job that was changed: still its owner's, or, if Vigie chose it, that of what it has become.
 * @param taken names of the other jobs
 */
export function followingName(before: JobDefinition, after: JobDefinition, taken: readonly string[]): string {
  const language = LANGUAGES.find((one) => isChosen(before, one))
  if (before.name !== after.name || language === undefined) return after.name
  return subjectOf(before, language) === subjectOf(after, language)
    ? after.name
    : newJobName(after, taken, language)
}

/** Whether a name is what `newJobName` gives, with or without a number. */
function isChosen(definition: JobDefinition, language: Language): boolean {
  const subject = subjectOf(definition, language).slice(0, LONGEST - 5)
  const { name } = definition
  return name === subject || (name.startsWith(`${subject} `) && /^\d+$/.test(name.slice(subject.length + 1)))
}

/** @param taken names of the other jobs: the new name is none of them */
export function newJobName(definition: JobDefinition, taken: readonly string[], language: Language): string {
  const subject = subjectOf(definition, language).slice(0, LONGEST - 5)
  if (!taken.includes(subject)) return subject
  let number = 2
  while (taken.includes(`${subject} ${number}`)) number += 1
  return `${subject} ${number}`
}
