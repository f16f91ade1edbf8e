/** What a command that failed says. */
import { expect, test } from 'vitest'
import { failureOf } from '../../../main/adapters/cli/failures.ts'
import { patchFrom } from '../../../main/adapters/cli/options.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { unusable } from '../../../shared/unusable-path.ts'

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

test.each([
  ['en', 'Invalid "file": '],
  ['fr', 'Valeur non valide pour « fichier » : '],
] as const)('the file of a command is named in %s as the help names it', (language, start) => {
  const error = unusable('file', 'no_such_file', { path: '/nowhere' })
  const { message, params } = failureOf(error, language, 'reference')
  expect(message).toContain(start)
  expect(params.field).toBe('file')
})
