/** Settings that fit one choice of a job only: the feeds of a market, the addresses of an exchange. */
import type { JobDefinition } from '../../../shared/job.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { isObject, type JsonObject, valueAt } from '../settings/patch.ts'

/** The setting that chooses, and what belongs to its value. */
export interface SettingsChoice {
  /** Name of the setting, for example `profile`. */
  readonly by: string
  /** Paths below the settings; their values fit no other choice. */
  readonly belonging: readonly string[]
}

/** Returns the paths that have a value of the owner's. */
export function belongingIn({ belonging }: SettingsChoice, settings: object): string[] {
  return belonging.filter((path) => !isEmpty(valueAt(settings as JsonObject, path)))
}

/**
 * Rejects another choice for a job that keeps what belongs to the old one: an index of one market would be computed
 * from the files of another.
 * @throws VigieError invalid_input naming the first such setting
 */
export function assertFitsChoice(choice: SettingsChoice, before: JobDefinition, after: JobDefinition): void {
  const [old, chosen] = [chosenBy(choice, before.settings), chosenBy(choice, after.settings)]
  if (old === chosen) return
  const kept = belongingIn(choice, after.settings).find(
    (path) => textAt(before.settings, path) === textAt(after.settings, path),
  )
  if (kept !== undefined) throw unusable(`settings.${kept}`, 'belongs_to', { old, chosen })
}

/** Returns the paths of a definition that do not fit the choice of a run's changes; the changes replace some of them. */
export function unfitForRun(
  choice: SettingsChoice,
  { settings }: JobDefinition,
  changes: JsonObject,
): string[] {
  const chosen = isObject(changes.settings) ? changes.settings[choice.by] : undefined
  if (chosen === undefined || chosen === chosenBy(choice, settings)) return []
  return belongingIn(choice, settings).map((path) => `settings.${path}`)
}

const chosenBy = ({ by }: SettingsChoice, settings: object) => String((settings as JsonObject)[by])

const textAt = (settings: object, path: string) => JSON.stringify(valueAt(settings as JsonObject, path))

function isEmpty(value: JsonObject[string] | undefined): boolean {
  if (value === undefined || value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
