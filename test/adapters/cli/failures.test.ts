/** What a command that failed says. */
import { expect, test } from 'vitest'
import { failureOf } from '../../../main/adapters/cli/failures.ts'
import { patchFrom } from '../../../main/adapters/cli/options.ts'
import { settingsSchema } from '../../../shared/settings.ts'

test.each([
  ['en', '"door.port" is not path=value'],
  ['fr', '« door.port » n’est pas de la forme chemin=valeur'],
] as const)(
  'a text that assigns nothing is told in %s how to, as the help writes it',
  (language, sentence) => {
    const failing = () => {
      try {
        patchFrom(['door.port'], settingsSchema, { language, group: 'settings' })
        return null
      } catch (error) {
        return failureOf(error, language, 'reference')
      }
    }
    expect(failing()).toMatchObject({ code: 'invalid_input', message: expect.stringContaining(sentence) })
  },
)
