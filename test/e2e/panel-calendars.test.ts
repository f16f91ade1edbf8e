/** Calendars of free days in the panel: imported from a file, updated, used by a schedule, and removed. */
import { expect, onTestFinished, test } from 'vitest'
import { startInstance } from '../helpers/instance.ts'
import { clientOf, settle } from '../helpers/panel-client.ts'
import { panelBrowser } from '../helpers/panel-page.ts'
import { SOON } from '../helpers/panel-ways.ts'

const panel = panelBrowser()

async function open() {
  const instance = await startInstance(undefined, { network: false })
  onTestFinished(instance.stop)
  const client = clientOf(instance.url, instance.token)
  await settle(client)
  const page = await panel.open(instance, 'settings')
  const card = page.getByRole('region', { name: 'Calendars' })
  const row = (name: string) => card.getByRole('listitem').filter({ hasText: name })
  return { client, page, card, row }
}

const NEXT_YEAR = new Date().getUTCFullYear() + 1

const fileOf = (name: string, days: readonly string[], note = '') => ({
  name,
  mimeType: 'text/calendar',
  buffer: Buffer.from(
    [
      '\uFEFFBEGIN:VCALENDAR',
      'VERSION:2.0',
      ...days.flatMap((day, at) => [
        'BEGIN:VEVENT',
        `UID:${at}`,
        `DTSTART;VALUE=DATE:${NEXT_YEAR}${day}`,
        ...(note === '' ? [] : [`DESCRIPTION:${note}`]),
        'END:VEVENT',
      ]),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  ),
})

test('a calendar is imported under the name of its file, updated from another file, and removed', async () => {
  const { client, page, card, row } = await open()
  await card.getByRole('button', { name: 'Add a calendar' }).press('Enter')
  const adding = page.getByRole('dialog', { name: 'Add a calendar' })
  await adding.getByLabel('Calendar file').setInputFiles(fileOf('Congés d’été.ics', ['0701', '0702']))
  await expect.poll(() => adding.getByLabel('Name').inputValue(), SOON).toBe('conges-d-ete')
  await adding.getByRole('button', { name: 'Import these days' }).press('Enter')
  await row('conges-d-ete').getByText('2 free days').waitFor()

  await row('conges-d-ete').getByRole('button', { name: 'Update' }).press('Enter')
  const updating = page.getByRole('dialog', { name: 'Update the calendar' })
  await updating.getByLabel('Calendar file').setInputFiles(fileOf('other.ics', ['0801']))
  await updating.getByRole('button', { name: 'Import these days' }).press('Enter')
  await row('conges-d-ete').getByText('1 free day').waitFor()
  const { items } = await client.calendars.list()
  expect(items.find(({ name }) => name === 'conges-d-ete')).toMatchObject({ first: `${NEXT_YEAR}-08-01` })

  await row('conges-d-ete').getByRole('button', { name: 'Remove' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter')
  await expect.poll(() => row('conges-d-ete').count(), SOON).toBe(0)
})

test('what is refused is said in the dialog: a file without events, a name, a calendar in use', async () => {
  const { client, page, card, row } = await open()
  await card.getByRole('button', { name: 'Add a calendar' }).press('Enter')
  const adding = page.getByRole('dialog')
  await adding.getByLabel('Calendar file').setInputFiles(fileOf('none.ics', []))
  await adding.getByRole('button', { name: 'Import these days' }).press('Enter')
  await adding.getByRole('alert').waitFor()
  await adding.getByLabel('Calendar file').setInputFiles(fileOf('family.ics', ['1224']))
  await adding.getByLabel('Name').fill('Not a name')
  await adding.getByRole('button', { name: 'Import these days' }).press('Enter')
  await adding.getByText(/lower-case letters/).waitFor()
  await adding.getByLabel('Name').fill('family')
  await adding.getByRole('button', { name: 'Import these days' }).press('Enter')
  await row('family').waitFor()

  await client.jobs.configure({ id: 'alerts', changes: { schedule: { except_calendars: ['family'] } } })
  await row('family').getByText('left out by Alerts').waitFor()
  await row('family').getByRole('button', { name: 'Remove' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter')
  await page.getByRole('dialog').getByRole('alert').waitFor()
  expect(await row('family').count()).toBe(1)
})

test('a large file is taken as a whole', async () => {
  const { page, card, row } = await open()
  await card.getByRole('button', { name: 'Add a calendar' }).press('Enter')
  const adding = page.getByRole('dialog')
  const large = fileOf('large.ics', ['0101', '0102', '0103'], 'x'.repeat(1_200_000))
  await adding.getByLabel('Calendar file').setInputFiles(large)
  await adding.getByRole('button', { name: 'Import these days' }).press('Enter')
  await row('large').getByText('3 free days').waitFor()
})

test('the form of a schedule offers the calendars that exist', async () => {
  const { client, page } = await open()
  const text = fileOf('family.ics', ['1224']).buffer.toString('utf8')
  await client.calendars.import({ name: 'family', text })
  await page.evaluate(() => {
    location.hash = '#/jobs/alerts'
  })
  await page.getByRole('button', { name: 'Configure', exact: true }).press('Enter')
  await page.getByLabel('family', { exact: true }).check()
  await expect
    .poll(async () => (await client.jobs.get({ id: 'alerts' })).definition.schedule.except_calendars, SOON)
    .toEqual(['family'])
})
