/** What a title contains is shown as it is: each service takes other characters for marks, and has its own way around them. */
import { describe, expect, it } from 'vitest'
import type { ChannelPreset } from '../../../main/adapters/notify/preset.ts'
import { discord } from '../../../main/adapters/notify/presets/discord.ts'
import { matrix } from '../../../main/adapters/notify/presets/matrix.ts'
import { mattermost } from '../../../main/adapters/notify/presets/mattermost.ts'
import { slack } from '../../../main/adapters/notify/presets/slack.ts'
import { teams } from '../../../main/adapters/notify/presets/teams.ts'
import { telegram } from '../../../main/adapters/notify/presets/telegram.ts'

const URL = 'https://hooks.example/a'

/** What a service gets of a notification with this body. */
function sent(service: ChannelPreset, body: string, values: object = {}) {
  const notice = {
    key: 'k',
    title: 'Pompe *A_1*',
    body,
    urgency: 'normal',
    target: { view: 'alerts' },
  } as const
  const call = service.call(notice, { server: URL, ...values }, { url: URL, token: '1:a', ...values })
  return JSON.parse(call.body)
}

describe('Slack, whose marks cannot be escaped', () => {
  it('gets plain text, so that *late* and _it_ keep their marks', () => {
    const { blocks, text, mrkdwn } = sent(slack, '*niveau* bas, <!channel> & `code`')
    expect(blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Pompe *A_1*', emoji: true } },
      {
        type: 'section',
        text: { type: 'plain_text', text: '*niveau* bas, <!channel> & `code`', emoji: true },
      },
    ])
    expect([text, mrkdwn]).toEqual(['Pompe *A_1*', false])
  })
})

describe('Discord', () => {
  it.each([
    ['*late* _it_ ~~x~~ `c` ||s||', '\\*late\\* \\_it\\_ \\~\\~x\\~\\~ \\`c\\` \\|\\|s\\|\\|'],
    ['- à faire\n# titre\n> citation', '\\- à faire\n\\# titre\n\\> citation'],
    ['1. vidange\n2) filtre\n3.5 l', '1\\. vidange\n2\\) filtre\n3.5 l'],
    ['<t:1618953630:R> <@123> [a](b)', '\\<t\\:1618953630:R\\> \\<@123\\> \\[a\\](b)'],
    [':fire: à 10:30', '\\:fire: à 10:30'],
    ['voir https://x.org/a_b*c, puis *d*', 'voir https://x.org/a_b*c, puis \\*d\\*'],
    ['D:\\dossier', 'D:\\\\dossier'],
  ])('%s', (body, written) => expect(sent(discord, body).embeds[0].description).toBe(written))
})

describe('Mattermost', () => {
  const J = '\u2060'
  it.each([
    ['*late* {a} !b', '\\*late\\* \\{a\\} \\!b'],
    ['- à faire\n+ fait\n1. vidange', '\\- à faire\n\\+ fait\n1\\. vidange'],
    ['Titre\n===\n---', `Titre\n${J}===\n\\---`],
    ['    en retrait', `${J}    en retrait`],
    ['@all :fire: &amp; R&D', `@${J}all :${J}fire: &${J}amp; R&D`],
    // Whatever looks like a scheme is tried as an address there, and a backslash would be seen.
    ['Tour:B_2 et https://x.org/a_b', 'Tour:B_2 et https://x.org/a_b'],
    // A backslash before a letter escapes nothing.
    ['D:\\dossier \\*', 'D:\\dossier \\\\\\*'],
  ])('%s', (body, written) => expect(sent(mattermost, body).text).toBe(`**Pompe \\*A\\_1\\***\n${written}`))
})

describe('Teams, whose apps show escapes differently', () => {
  it('gets runs of plain text, one block a line', () => {
    const card = sent(teams, 'a_b_c *d*\n\n- e').attachments[0].content
    expect(card.body).toEqual([
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'Pompe *A_1*', size: 'Large', weight: 'Bolder', color: 'Warning' },
        ],
      },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'a_b_c *d*' }] },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '- e' }] },
    ])
  })
})

describe('Telegram and Matrix, which read HTML', () => {
  it('get entities, and marks as they are', () => {
    const body = '<b>*x*</b> & "y"'
    const written = '&lt;b&gt;*x*&lt;/b&gt; &amp; "y"'
    expect(sent(telegram, body, { chat: '1' }).text).toBe(`<b>Pompe *A_1*</b>\n${written}`)
    const { body: plain, formatted_body } = sent(matrix, body, { room: '!a:b' })
    expect(formatted_body).toBe(`<strong>Pompe *A_1*</strong><br/>${written}`)
    expect(plain).toBe(`Pompe *A_1*\n${body}`)
  })
})
