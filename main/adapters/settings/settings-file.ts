/** The files behind the settings: the one in use, the last good copy, and the bad ones kept aside. */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ErrorParams, type LocalizableMessage, messageOf, VigieError } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { writeAtomically } from '../files/atomic-write.ts'

export const SETTINGS_NAME = 'settings'

export interface Loaded {
  readonly settings: Settings
  /** What was wrong with the file (settings_restored | settings_lost), to be logged and raised as an alert. */
  readonly finding: VigieError | null
}

const pathOf = (folder: string) => join(folder, `${SETTINGS_NAME}.json`)
const lastGoodOf = (folder: string) => join(folder, `${SETTINGS_NAME}.last-good.json`)

/** Parsed settings, or why the text is none. */
function read(text: string): Settings | LocalizableMessage {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { told: text.trim() === '' ? 'file_empty' : 'not_json' }
  }
  const parsed = settingsSchema.safeParse(value)
  return parsed.success ? parsed.data : misshapeMessage(parsed.error)
}

const isRefusal = (read: Settings | LocalizableMessage): read is LocalizableMessage => 'told' in read

/** Keeps the text of settings that proved good, for the day the file does not. */
export function keepLastGood(folder: string, settings: Settings): void {
  writeAtomically(lastGoodOf(folder), `${JSON.stringify(settings, null, 2)}\n`)
}

function lastGood(folder: string): Settings | null {
  if (!existsSync(lastGoodOf(folder))) return null
  const settings = read(readFileSync(lastGoodOf(folder), 'utf8'))
  return isRefusal(settings) ? null : settings
}

/** The bad file gets another name; the last good copy, if there is one, is put in its place. */
function fallBack(folder: string, stamp: string, detail: LocalizableMessage): Loaded {
  const aside = `${pathOf(folder)}.bad-${stamp}`
  renameSync(pathOf(folder), aside)
  const params: ErrorParams = { detail, aside: basename(aside) }
  const good = lastGood(folder)
  if (good === null) {
    return { settings: settingsSchema.parse({}), finding: new VigieError('settings_lost', params) }
  }
  writeAtomically(pathOf(folder), `${JSON.stringify(good, null, 2)}\n`)
  return { settings: good, finding: new VigieError('settings_restored', params) }
}

function load(folder: string, stamp: string): Loaded {
  if (!existsSync(pathOf(folder))) {
    // A file that vanished beside its copy was lost, not never written: a cut restore left it so.
    return { settings: lastGood(folder) ?? settingsSchema.parse({}), finding: null }
  }
  const settings = read(readFileSync(pathOf(folder), 'utf8'))
  if (isRefusal(settings)) return fallBack(folder, stamp, settings)
  keepLastGood(folder, settings)
  return { settings, finding: null }
}

/**
 * The settings of a folder. A file that does not parse is kept aside as `settings.json.bad-<stamp>`, and the last
 * good copy is used, or the defaults without one; the finding says which.
 * @throws VigieError settings_unwritable where the folder cannot be read or written.
 */
export function loadSettings(folder: string, stamp: string): Loaded {
  try {
    return load(folder, stamp)
  } catch (error) {
    throw unwritable(pathOf(folder), error)
  }
}

/** The error to throw where a settings file cannot be written: a full disk, a lost permission. */
export function unwritable(path: string, error: unknown): VigieError {
  const detail = messageOf(error)
  return new VigieError('settings_unwritable', { path, detail }, { cause: error })
}
