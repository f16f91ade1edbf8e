/** Refuses changes of settings that Vigie does not know. The file may have them, from a newer version; a request may not. */
import { knownPlace } from '../../../shared/setting-path.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { isObject, type JsonObject } from './patch.ts'

/** @throws VigieError invalid_input naming the first unknown key, such as `door.prot` */
export function assertKnownSettings(changes: JsonObject, above = ''): void {
  for (const [name, value] of Object.entries(changes)) {
    const path = `${above}${name}`
    const { isEntry } = knownPlace(settingsSchema, path)
    // The values of entries are checked when the whole is parsed.
    if (!isEntry && isObject(value)) assertKnownSettings(value, `${path}.`)
  }
}
