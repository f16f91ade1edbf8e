/** Another user is called by the name that the machine knows, in sentences and in commands. */
import { expect, it } from 'vitest'
import { userWords } from '../../../main/adapters/files/user-words.ts'

it('with a name is called by it', () => {
  expect(userWords(1000, () => 'anna')).toEqual({ user: 'anna', account: 'anna' })
})

it('without one is called by the number', () => {
  const user = { messageKey: 'user.number', params: { id: 4321 } }
  expect(userWords(4321, () => null)).toEqual({ user, account: '"#4321"' })
})

it.skipIf(process.platform === 'win32')('has the name of the system’s list', () => {
  expect(userWords(0).user).toBe('root')
})
