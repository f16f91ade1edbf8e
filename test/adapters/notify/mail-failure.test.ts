/** What nodemailer throws, as registered errors. */
import { expect, test } from 'vitest'
import { mailFailure } from '../../../main/adapters/notify/mail/mail-failure.ts'

const failure = (code: string, isOver: boolean) => {
  const [outgoing, letter] = [
    { name: 'mail', known: new Map() },
    { server: 'smtp.example.org', port: 587 },
  ] as unknown as Parameters<typeof mailFailure>
  return mailFailure(outgoing, letter, Object.assign(new Error('Greeting never received'), { code }), {
    timeoutMs: 30_000,
    isOver,
  })
}

test.each([
  ['ETIMEDOUT', false],
  ['ETIMEDOUT', true],
  ['ESOCKET', true],
])('a server that is late is named with the time that Vigie waited: %s, over: %s', (code, isOver) => {
  expect(failure(code, isOver)).toMatchObject({ code: 'source_timeout', params: { seconds: 30 } })
})
