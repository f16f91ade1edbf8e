/** Where the focus is after what had it went away. */
import { type ReactNode, useRef } from 'react'
import { expect, test } from 'vitest'
import { useKeptFocus } from '../../renderer/shell/useKeptFocus.ts'
import { VIEW_HEADING } from '../../renderer/shell/view-heading.ts'
import { focused, show } from '../helpers/shown.tsx'

function View({ children }: { readonly children: ReactNode }) {
  const view = useRef<HTMLElement>(null)
  useKeptFocus(view)
  return (
    <main ref={view}>
      <h1 id={VIEW_HEADING} tabIndex={-1}>
        Alerts
      </h1>
      {children}
    </main>
  )
}

const rows = (names: readonly string[]) => (
  <View>
    {names.length > 0 && (
      <ul>
        {names.map((name) => (
          <li key={name}>
            <input type="checkbox" aria-label={`Choose ${name}`} />
            <h3>
              <button type="button">{name}</button>
            </h3>
            <button type="button">{`Complete ${name}`}</button>
          </li>
        ))}
      </ul>
    )}
  </View>
)

/** Rows of which one has the focus on its button. */
async function shown(names: readonly string[], on: string) {
  const page = show(rows(names))
  // An effect of what is drawn listens.
  await Promise.resolve()
  page.screen.getByRole('button', { name: `Complete ${on}` }).focus()
  return { ...page, become: (others: readonly string[]) => page.again(rows(others)) }
}

test('the next row has it once a row is done with', async () => {
  const { become } = await shown(['Lift', 'Pump', 'Boiler'], 'Pump')
  become(['Lift', 'Boiler'])
  await expect.poll(focused).toBe('Boiler')
})

test('after the last row, the row before it', async () => {
  const { become } = await shown(['Lift', 'Pump'], 'Pump')
  become(['Lift'])
  await expect.poll(focused).toBe('Lift')
})

test('without any row left, the heading of the view', async () => {
  const { become } = await shown(['Pump'], 'Pump')
  become([])
  await expect.poll(focused).toBe('Alerts')
})

test('it is not taken from where the owner is meanwhile, nor given to who left the list', async () => {
  const { become, screen } = await shown(['Lift', 'Pump'], 'Pump')
  screen.getByRole('button', { name: 'Complete Pump' }).blur()
  await Promise.resolve()
  become(['Lift'])
  await expect.poll(() => screen.queryByText('Pump')).toBeNull()
  expect(document.activeElement).toBe(document.body)
})
