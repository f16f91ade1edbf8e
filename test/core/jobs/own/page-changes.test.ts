/** A watched page: its alert shows the words that changed. */
import { expect, test } from 'vitest'
import { addJob, ownInstance, ran } from '../../../helpers/own-jobs.ts'
import { httpServer } from '../../../servers/loopback.ts'

const running = ownInstance()

/** A page whose text the test changes. */
async function changingPage(first: string) {
  let text = first
  const url = await httpServer((_, response) => void response.end(`<body><p>${text}</p></body>`))
  return {
    url,
    become: (next: string) => {
      text = next
    },
  }
}

test.each([
  ['a page', 'page', 'Pump seal 12,50 €', 'Pump seal 13,90 €'],
  ['a long text', 'text', `${'seal '.repeat(60)}12,50 €`, `${'seal '.repeat(60)}13,90 €`],
])('the alert about %s says what it was and what it is now', async (_, from, before, after) => {
  const page = await changingPage(before)
  const instance = running()
  const id = `watched-${from}`
  await addJob(instance, id, {
    kind: 'http',
    settings: { url: page.url, figures: [{ name: 'shop', from, changed: true }] },
  })
  await ran(instance, id)
  page.become(after)
  await ran(instance, id)
  await ran(instance, 'alerts')
  const { items } = await instance.application.client('fr').alerts.list({})
  const found = items.find(({ title }) => title.startsWith('shop'))
  expect(found?.message).toMatch(
    /^Avant\s:\s«\s.*seal 12,50 €.*\s»\. Maintenant\s:\s«\s.*seal 13,90 €.*\s»\.$/,
  )
})
