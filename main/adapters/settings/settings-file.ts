/** The files of the settings: the current one, the last good copy, and the bad ones kept aside. */
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ErrorParams, type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { migrateSettings } from '../../../shared/settings-migration.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { repeatedField } from '../http/repeated-field.ts'

/** The name of the settings file, without its ending. */
export const SETTINGS_NAME = 'settings'

/** The settings as read from the file, or from the copy that replaces a bad one. */
export interface LoadedSettings {
  readonly settings: Settings
  /** The problem of the file (settings_restored | settings_lost), to be logged and raised as an alert. */
  readonly finding: VigieError | null
}

const pathOf = (folder: string) => join(folder, `${SETTINGS_NAME}.json`)
const lastGoodOf = (folder: string) => join(folder, `${SETTINGS_NAME}.last-good.json`)

/** Some editors of Windows begin a file with a mark, which is no JSON. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** Returns the parsed settings, or why the text is invalid. */
function read(text: string): Settings | LocalizableMessage {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { messageKey: text.trim() === '' ? 'file_empty' : 'not_json' }
  }
  const twice = repeatedField(text)
  if (twice !== null)
    return { messageKey: 'answer.field', params: { field: twice, problem: { messageKey: 'given_twice' } } }
  const parsed = settingsSchema.safeParse(migrateSettings(value))
  return parsed.success ? parsed.data : misshapeMessage(parsed.error)
}

/** Whether a file of settings cannot be used; then it is the reason. */
export const isRefusal = (read: Settings | LocalizableMessage): read is LocalizableMessage =>
  'messageKey' in read

/** Returns the stored settings of a folder, or why their file cannot be used; null if there is none. Changes nothing. */
export function readSettings(folder: string): Settings | LocalizableMessage | null {
  try {
    return existsSync(pathOf(folder)) ? read(withoutMark(readFileSync(pathOf(folder), 'utf8'))) : null
  } catch (error) {
    return systemProblem(error)
  }
}

/** Stores valid settings as the last good copy, unless it has them already: most starts change nothing. */
export function keepLastGood(folder: string, settings: Settings): void {
  const text = `${JSON.stringify(settings, null, 2)}\n`
  if (existsSync(lastGoodOf(folder)) && readFileSync(lastGoodOf(folder), 'utf8') === text) return
  writeAtomically(lastGoodOf(folder), text)
}

function lastGood(folder: string): Settings | null {
  if (!existsSync(lastGoodOf(folder))) return null
  const settings = read(readFileSync(lastGoodOf(folder), 'utf8'))
  return isRefusal(settings) ? null : settings
}

/** Renames the bad file and restores the last good copy, if there is one. */
function fallBack(folder: string, stamp: string, detail: LocalizableMessage): LoadedSettings {
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

function load(folder: string, stamp: string): LoadedSettings {
  if (!existsSync(pathOf(folder))) {
    // A file that is missing although its copy exists was lost, not never written: an interrupted restore causes this.
    return { settings: lastGood(folder) ?? settingsSchema.parse({}), finding: null }
  }
  const written = readFileSync(pathOf(folder), 'utf8')
  const text = withoutMark(written)
  const settings = read(text)
  if (isRefusal(settings)) return fallBack(folder, stamp, settings)
  // Whoever writes a change reads the file first, and takes no mark.
  if (text !== written) writeAtomically(pathOf(folder), text)
  keepLastGood(folder, settings)
  return { settings, finding: null }
}

/**
 * Loads the settings of a folder. An invalid file is kept as `settings.json.bad-<stamp>`, and the last good
 * copy is used, or the defaults; the finding says which.
 * @throws VigieError settings_unwritable if the folder cannot be read or written
 */
export function loadSettings(folder: string, stamp: string): LoadedSettings {
  try {
    return load(folder, stamp)
  } catch (error) {
    throw unwritable(pathOf(folder), error)
  }
}

/** Returns the error for a settings file that cannot be written: a full disk, a missing permission. */
export function unwritable(path: string, error: unknown): VigieError {
  const detail = systemProblem(error)
  return new VigieError('settings_unwritable', { path, detail }, { cause: error })
}
