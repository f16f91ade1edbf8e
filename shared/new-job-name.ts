/** The name of a job that its owner did not name: what distinguishes it from others of its kind. */
import type { JobDefinition } from './job.ts'
import type { PlainMessageKey } from './messages/index.ts'

/** Longest name of a job, as its schema accepts it. */
const LONGEST = 120

/** Letters left for a blank and a number, if several jobs are about the same. */
const NUMBER_LETTERS = 5

/** How the language of the name says a key. */
type Say = (key: PlainMessageKey) => string

/** @param taken names of the other jobs: the new name is none of them */
export function newJobName(definition: JobDefinition, taken: readonly string[], say: Say): string {
  const subject = jobSubject(definition, say)
  if (!taken.includes(subject)) return subject
  let number = 2
  while (taken.includes(`${subject} ${number}`)) number += 1
  return `${subject} ${number}`
}

/** Returns the market, the symbol with its exchange, the program, or the host with its path; the kind if none is set. */
export const jobSubject = (definition: JobDefinition, say: Say): string =>
  subjectOf(definition, say).slice(0, LONGEST - NUMBER_LETTERS)

function subjectOf(definition: JobDefinition, say: Say): string {
  const kind = say(`kind.${definition.kind}`)
  switch (definition.kind) {
    case 'fear-greed':
      return say(`option.profile.${definition.settings.profile}`)
    case 'trades':
      return definition.settings.symbol === ''
        ? kind
        : `${definition.settings.symbol} · ${say(`option.${definition.settings.exchange}`)}`
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
