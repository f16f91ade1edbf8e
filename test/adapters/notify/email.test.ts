/** E-mail through a real SMTP server: what arrives, and what can be entered. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../main/core/ports/notifier.ts'
import { caught } from '../../helpers/caught.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { harnessOf, mail, notified, testOf } from '../../helpers/mail-channel.ts'
import { mailServer } from '../../servers/mail.ts'

const noticeOf = (title: string, body = ''): Notice => ({
  key: 'a key',
  title,
  body,
  urgency: 'critical',
  target: { view: 'alerts' },
})

async function send(harness: ReturnType<typeof createChannelsHarness>, notice: Notice) {
  const definition = harness.settings.read().notifications.channels.mail
  if (definition === undefined) throw new Error('not added')
  await harness.sender.send('mail', definition, notice)
}

describe('a letter', () => {
  it('arrives in the owner’s language, as text and as HTML, at the time of Vigie’s clock', async () => {
    const { port, letters } = await mailServer()
    await notified(
      mail(port, { options: { from: 'La vigie <vigie@example.org>' } }),
      'Presse <à> huile & vérin',
    )
    const [letter] = letters
    expect(letter).toMatchObject({
      subject: 'Maintenance en retard : Presse <à> huile & vérin',
      from: { name: 'La vigie', address: 'vigie@example.org' },
      to: [{ address: 'owner@example.org' }],
      date: '2026-03-10T11:00:00.000Z',
      secure: true,
    })
    expect(letter?.text?.trim()).toBe('Vidange : prévue le 9 mars, 1 jour de retard.')
    expect(letter?.html).toContain(
      '<strong>Maintenance en retard : Presse &lt;à&gt; huile &amp; vérin</strong>',
    )
    expect(letter?.html).toContain('Vidange : prévue le 9 mars, 1 jour de retard.')
  })

  it('asks for no automatic answer, and is important if it is critical', async () => {
    const { port, letters } = await mailServer()
    await notified(mail(port))
    const headers = Object.fromEntries(letters[0]?.headers.map(({ key, value }) => [key, value]) ?? [])
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', importance: 'High' })
  })

  it('goes to every recipient, with the owner’s headers and text', async () => {
    const { port, letters } = await mailServer()
    const harness = harnessOf(
      mail(port, {
        options: { to: 'one@example.org, two@example.org' },
        headers: { 'X-Tag': 'workshop', 'Reply-To': 'team@example.org' },
        template: 'Vigie: {{title}} ({{urgency}})',
      }),
    )
    await testOf(harness)
    expect(letters[0]).toMatchObject({
      recipients: ['one@example.org', 'two@example.org'],
      replyTo: [{ address: 'team@example.org' }],
      text: 'Vigie: Vigie can reach you (normal)\n',
    })
    expect(letters[0]?.html).toBeUndefined()
    expect(letters[0]?.raw).toContain('X-Tag: workshop')
  })

  it('has the same identifier at each attempt, and another one for another notification', async () => {
    const { port, letters } = await mailServer({
      letter: (attempt) => (attempt === 1 ? '451 4.3.0 Try later' : null),
    })
    const harness = await notified(mail(port))
    expect(harness.waits).toEqual([5000])
    await testOf(harness)
    expect(letters).toHaveLength(2)
    expect(letters[0]?.messageId).toMatch(/^<[0-9a-f]{32}@example\.org>$/)
    expect(letters[1]?.messageId).not.toBe(letters[0]?.messageId)
  })

  it.each([
    ['Pompe\r\nBcc: thief@example.org', ''],
    ['Pompe\nSubject: other', 'a\r\n.\r\nQUIT\r\nb'],
    ['=?utf-8?q?=0D=0ABcc:=20thief@example.org?=', '.'],
    ['\u0000\u2028Bcc: thief@example.org', '</p><script>alert(1)</script>'],
    ['x'.repeat(5000), 'é'.repeat(200_000)],
    ['🚨'.repeat(300), '.\n..\n...'],
    ['\ud83d', '\ud83d'],
  ])('stays one letter with the owner’s headers, whatever is told: %j', async (title, body) => {
    const { port, letters } = await mailServer()
    const harness = harnessOf(mail(port))
    await send(harness, noticeOf(title, body))
    const [letter] = letters
    expect(letters).toHaveLength(1)
    expect(letter?.recipients).toEqual(['owner@example.org'])
    const names = letter?.headers.map(({ key }) => key) ?? []
    expect(names.filter((name) => ['bcc', 'subject', 'to'].includes(name)).toSorted()).toEqual([
      'subject',
      'to',
    ])
    expect(letter?.html).not.toContain('<script>')
    // RFC 5322, 2.1.1: no line of more than 998 characters.
    expect(
      Math.max(...(letter?.raw.split('\r\n') ?? []).map((line) => Buffer.byteLength(line))),
    ).toBeLessThan(999)
  })

  it('has a plain subject if that is enough, and the name of the sender whatever is in it', async () => {
    const { port, letters } = await mailServer()
    await testOf(
      harnessOf(mail(port, { options: { from: 'Vigie, atelier n° 3 (nuit) <vigie@example.org>' } })),
    )
    expect(letters[0]?.raw).toContain('\r\nSubject: Vigie can reach you\r\n')
    expect(letters[0]?.from).toMatchObject({
      name: 'Vigie, atelier n° 3 (nuit)',
      address: 'vigie@example.org',
    })
  })

  it('keeps every title in its subject', async () => {
    const { port, letters } = await mailServer()
    const harness = harnessOf(mail(port))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), async (words) => {
        const title = `T${words.replace(/[\s\p{C}]/gu, '_')}T`
        fc.pre([...title].length <= 200 && !title.includes('=?'))
        await send(harness, noticeOf(title))
        return letters.at(-1)?.subject === title
      }),
      { numRuns: 25 },
    )
  })
})

describe('the fields of e-mail', () => {
  it.each([
    [{ server: 'smtp://mail.example.org' }],
    [{ server: 'mail.example.org\r\nRCPT' }],
    [{ port: '70000' }],
    [{ port: '0' }],
    [{ security: 'ssl' }],
    [{ from: 'nobody' }],
    [{ from: 'a@b.org\r\nBcc: c@d.org' }],
    [{ from: 'N\r\nBcc: c@d.org <a@b.org>' }],
    [{ to: 'a@b.org, nobody' }],
    [{ to: 'a@b.org>\r\nRCPT TO:<c@d.org' }],
    [{ to: Array.from({ length: 21 }, (_, at) => `a${at}@b.org`).join(',') }],
    [{ login: 'a\u0000b' }],
  ])('refuse %j', async (options) => {
    const harness = createChannelsHarness()
    const adding = caught(Promise.resolve().then(() => harness.add(mail('25', { options }))))
    expect(await adding).toMatchObject({ code: 'invalid_input' })
  })

  it.each(['Bcc', 'Content-Type', 'subject', 'DKIM-Signature'])('refuse an own header %s', async (name) => {
    const harness = createChannelsHarness()
    const adding = caught(Promise.resolve().then(() => harness.add(mail('25', { headers: { [name]: 'x' } }))))
    expect(await adding).toMatchObject({ code: 'invalid_input' })
  })

  it('say which values the encryption can have', async () => {
    const harness = createChannelsHarness()
    const { items } = await harness.channels.presets(undefined, harness.caller)
    const fields = items.find(({ preset }) => preset === 'email')?.fields
    expect(fields?.find(({ name }) => name === 'security')).toMatchObject({
      choices: ['starttls', 'tls', 'none'],
      standard: 'starttls',
    })
  })
})
