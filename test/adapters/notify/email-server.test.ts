/** What each answer of a mail server means: a real SMTP server on the loopback. */
import { describe, expect, it } from 'vitest'
import { harnessOf, mail, notified, PASSWORD, testOf } from '../../helpers/mail-channel.ts'
import { rawServer } from '../../servers/loopback.ts'
import { mailServer } from '../../servers/mail.ts'

describe('a mail server', () => {
  it.each([
    ['starttls', {}],
    ['tls', { secure: true }],
  ] as const)('is reached by %s with a password', async (security, options) => {
    const { port, letters } = await mailServer({ password: PASSWORD, ...options })
    const harness = harnessOf(mail(port, { options: { security }, secrets: { password: PASSWORD } }))
    expect(await testOf(harness)).toMatchObject({ state: 'sent' })
    expect(letters[0]).toMatchObject({ secure: true, user: 'vigie@example.org' })
  })

  it('knows the user by another name if there is one', async () => {
    const { port, letters } = await mailServer({ password: PASSWORD })
    await testOf(harnessOf(mail(port, { options: { login: 'robot' }, secrets: { password: PASSWORD } })))
    expect(letters[0]?.user).toBe('robot')
  })

  it.each([
    [',+;"cb)4Ew#HD6*', 'org/mail-server'],
    ['pâssé wörd %s {}', 'DOMAIN\\user'],
    ['=', 'a b'],
  ])('takes the password %s of the user %s as it is', async (password, login) => {
    const { port, letters } = await mailServer({ password })
    await testOf(harnessOf(mail(port, { options: { login }, secrets: { password } })))
    expect(letters[0]?.user).toBe(login)
  })

  it('gets nothing if its encryption fails for a while, and is tried again', async () => {
    const heard: string[] = []
    const origin = await rawServer((socket) => {
      socket.write('220 mail.example.org ESMTP\r\n')
      socket.on('data', (data) => {
        heard.push(String(data))
        const local = '454 4.7.0 TLS not available due to local problem\r\n'
        socket.write(String(data).startsWith('EHLO') ? '250-mail\r\n250 STARTTLS\r\n' : local)
      })
    })
    const harness = await notified(mail(new URL(origin).port))
    expect(harness.delivery('mail')).toMatchObject({ state: 'pending', attempts: 3 })
    expect(heard.join('')).not.toContain('MAIL FROM')
  })

  it('gets nothing, not even the password, if it offers no encryption', async () => {
    const heard: string[] = []
    const origin = await rawServer((socket) => {
      socket.write('220 mail.example.org ESMTP\r\n')
      socket.on('data', (data) => {
        heard.push(String(data))
        socket.write(String(data).startsWith('EHLO') ? '250-mail\r\n250 AUTH PLAIN LOGIN\r\n' : '502 no\r\n')
      })
    })
    const harness = harnessOf(mail(new URL(origin).port, { secrets: { password: PASSWORD } }))
    expect(await testOf(harness)).toMatchObject({
      problem: {
        messageKey: 'delivery_unreachable',
        params: { detail: { messageKey: 'answer.no_starttls' } },
      },
    })
    expect(heard.join('')).not.toMatch(/AUTH PLAIN [A-Za-z0-9]|MAIL FROM/)
  })

  it.each([
    ['starttls', {}],
    ['tls', { secure: true }],
  ] as const)('gets nothing by %s if nobody vouches for its certificate', async (security, options) => {
    const { port, letters } = await mailServer(options)
    const harness = harnessOf(mail(port, { options: { security } }), { authorities: [] })
    expect(await testOf(harness)).toMatchObject({
      problem: {
        messageKey: 'delivery_unreachable',
        params: { detail: { messageKey: 'answer.certificate_authority' } },
      },
    })
    expect(letters).toEqual([])
  })

  it('says which port belongs to tls if the connection does not begin with it', async () => {
    const { port } = await mailServer()
    expect(await testOf(harnessOf(mail(port, { options: { security: 'tls' } })))).toMatchObject({
      problem: {
        messageKey: 'delivery_unreachable',
        params: { detail: { messageKey: 'answer.no_mail_tls' } },
      },
    })
  })

  it('of another machine is not written to without encryption, however it was set', async () => {
    const clear = { server: 'mail.example.org', security: 'none' }
    const harness = harnessOf(mail('25', { options: clear, enabled: false }))
    expect(await testOf(harness)).toMatchObject({
      problem: { messageKey: 'channel_target_refused', params: { host: 'mail.example.org:25' } },
    })
  })

  it('of this machine needs no encryption', async () => {
    const { port, letters } = await mailServer({ disabledCommands: ['STARTTLS'] })
    expect(await testOf(harnessOf(mail(port, { options: { security: 'none' } })))).toMatchObject({
      state: 'sent',
    })
    expect(letters[0]?.secure).toBe(false)
  })

  it('that says nothing is left after the timeout', async () => {
    const origin = await rawServer(() => {})
    const harness = harnessOf(mail(new URL(origin).port), { timeoutMs: 200 })
    expect(await testOf(harness)).toMatchObject({ problem: { messageKey: 'delivery_timeout' } })
  })

  it('that drips its answer is left after the timeout', async () => {
    const origin = await rawServer((socket) => {
      const drip = setInterval(() => socket.write('220-slow\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    const harness = harnessOf(mail(new URL(origin).port), { timeoutMs: 300 })
    expect(await testOf(harness)).toMatchObject({ problem: { messageKey: 'delivery_timeout' } })
  })

  it('that is not there is said to be not there', async () => {
    const harness = harnessOf(mail('1'))
    expect(await testOf(harness)).toMatchObject({
      problem: {
        messageKey: 'delivery_unreachable',
        params: { detail: { messageKey: 'answer.nobody_there' } },
      },
    })
  })
})

describe('a refusal', () => {
  it('of the password is final, and shows no password', async () => {
    const { port } = await mailServer({ password: 'another one' })
    const harness = await notified(mail(port, { secrets: { password: PASSWORD } }))
    expect(harness.delivery('mail')).toMatchObject({ state: 'refused', attempts: 1 })
    const result = await testOf(harness)
    expect(result).toMatchObject({
      problem: {
        messageKey: 'channel_refused',
        params: { status: 535, answer: '5.7.8 Authentication failed' },
      },
    })
    expect(
      JSON.stringify([result, harness.log.lines.map(({ context }) => String(context.error))]),
    ).not.toContain(PASSWORD)
  })

  it('of the recipient with 5xx is final', async () => {
    const { port, seen } = await mailServer({ recipient: () => '550 5.1.1 No such user' })
    const harness = await notified(mail(port))
    await harness.flush()
    expect(harness.delivery('mail')).toMatchObject({ state: 'refused', attempts: 1 })
    expect(seen.recipients).toBe(1)
  })

  it('of the letter with 4xx is tried again within the day', async () => {
    const { port, letters } = await mailServer({
      letter: (attempt) => (attempt < 4 ? '452 4.2.2 The mailbox is full' : null),
    })
    const harness = await notified(mail(port))
    expect(harness.waits).toEqual([5000, 20_000])
    expect(harness.delivery('mail')).toMatchObject({ state: 'pending', attempts: 3 })
    await harness.flush()
    expect(letters).toHaveLength(1)
    expect(harness.delivery('mail')).toMatchObject({ state: 'sent' })
  })

  it('by greylisting is waited for, and says nothing against the channel', async () => {
    const { port, letters, seen } = await mailServer({
      recipient: (_, attempt) =>
        attempt === 1 ? '450 4.7.1 Greylisted, see http://postgrey.example.org' : null,
    })
    const harness = await notified(mail(port))
    expect([letters.length, harness.states.state('mail').failures]).toEqual([0, 0])
    harness.clock.pass(240_000)
    await harness.flush()
    expect(seen.recipients).toBe(1)
    harness.clock.pass(61_000)
    await harness.flush()
    expect(letters).toHaveLength(1)
  })

  it('of a letter that is too large is final', async () => {
    const { port } = await mailServer({ size: 500 })
    const harness = harnessOf(mail(port))
    expect(await testOf(harness)).toMatchObject({
      problem: { messageKey: 'channel_refused', params: { status: 552 } },
    })
  })

  it('of one recipient among several is final and named: the others have the letter', async () => {
    const { port, letters } = await mailServer({
      recipient: (address) => (address.startsWith('gone') ? '450 4.2.1 gone@example.org is busy' : null),
    })
    const harness = await notified(mail(port, { options: { to: 'owner@example.org,gone@example.org' } }))
    await harness.flush()
    expect(letters.map(({ recipients }) => recipients)).toEqual([['owner@example.org']])
    expect(harness.delivery('mail')).toMatchObject({ state: 'refused', attempts: 1 })
    expect(await testOf(harness)).toMatchObject({
      problem: { params: { answer: '4.2.1 gone@example.org is busy' } },
    })
  })

  it('of several recipients is tried again if one of them may be taken later', async () => {
    const { port } = await mailServer({
      recipient: (address) => (address.startsWith('gone') ? '550 5.1.1 Unknown' : '450 4.2.1 Busy'),
    })
    const harness = await notified(mail(port, { options: { to: 'owner@example.org,gone@example.org' } }))
    expect(harness.delivery('mail')).toMatchObject({ state: 'pending' })
  })
})
