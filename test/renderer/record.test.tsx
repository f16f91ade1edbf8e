/** A record in a narrow window, where it takes the place of the list. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { OccupationsView } from '../../renderer/views/occupations/OccupationsView.tsx'
import type { Occupation } from '../../shared/contract/occupations-answers.ts'
import { show } from '../helpers/shown.tsx'

const record = (code: string): Occupation => ({
  code,
  title: `Title ${code}`,
  domain: 'A',
  status: 'draft',
  version: 1,
  simulated: false,
  updated_at: null,
  last_error: null,
  proposed: false,
  ogr: null,
  titles: [],
  content: null,
  locked: [],
  masculine: null,
  feminine: null,
  variants: [],
  origin: null,
})

test('what is written for one record is never sent for the next one that is opened', async () => {
  const wide = vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: false,
        media: query,
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as unknown as MediaQueryList,
  )
  onTestFinished(() => wide.mockRestore())
  const change = vi.fn().mockResolvedValue({})
  const occupations = {
    get: async ({ code }: { code: string }) => record(code),
    versions: async () => ({ items: [] }),
    audit: async () => ({ items: [], next_cursor: null }),
    change,
  }
  const answers = { occupations }
  const { screen, hand, again } = show(<OccupationsView item="A1102" />, { answers })
  await screen.findAllByText('Title A1102')
  again(<OccupationsView item="A1101" />)
  await hand.click(await screen.findByRole('button', { name: 'Edit Description' }))
  await hand.type(screen.getByLabelText('Description'), 'of the first')
  again(<OccupationsView item="A1102" />)
  await screen.findAllByText('Title A1102')
  expect(screen.queryByLabelText('Description')).toBeNull()
  again(<OccupationsView item="A1101" />)
  await hand.click(await screen.findByRole('button', { name: 'Edit Description' }))
  expect(screen.getByLabelText<HTMLTextAreaElement>('Description').value).toBe('of the first')
  await hand.click(screen.getByRole('button', { name: 'Cancel' }))
})
