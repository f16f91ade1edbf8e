/** The settings by their paths, so that they are found by name without the schemas of their forms. */

import { settingsJson } from '../views/settings/schemas.computed.ts'
import { HIDDEN } from '../views/settings/sections.ts'

/** The paths of all settings that the view of the settings shows somewhere: `appearance.theme`. */
export const SETTING_PATHS: readonly string[] = Object.entries(settingsJson.properties ?? {})
  .filter(([section]) => !HIDDEN.includes(section))
  .flatMap(([section, { properties = {} }]) =>
    Object.keys(properties)
      .filter((name) => !HIDDEN.includes(name))
      .map((name) => `${section}.${name}`),
  )
