/** While Vigie does not answer: said once, and what could not be read is read again by itself. */
import { ORPCError } from '@orpc/client'
import { expect, test, vi } from 'vitest'
import { Loaded } from '../../renderer/parts/Loaded.tsx'
import { useRead } from '../../renderer/session.ts'
import { ObservableValue } from '../../renderer/store/observable-value.ts'
import type { CachedQuery } from '../../renderer/store/reads.ts'
import type { StreamConnection } from '../../shared/follow.ts'
import { show } from '../helpers/shown.tsx'

const LOST: StreamConnection = { state: 'lost', since: 0, nextTryAt: 0 }

function Figures({ read }: { readonly read: CachedQuery<string> }) {
  return (
    <Loaded read={read} state={useRead(read)} skeleton={<p>soon</p>}>
      {(text) => <p>{text}</p>}
    </Loaded>
  )
}

/** A part whose read fails first, and then answers. */
function shown(error: unknown, at: StreamConnection) {
  const load = vi.fn().mockRejectedValueOnce(error).mockResolvedValue('42')
  const connection = new ObservableValue<StreamConnection>(at)
  const page = show(<Figures read={{ key: 'figures', topics: [], load }} />, { session: { connection } })
  return { ...page, load, connection }
}

const UNREACHABLE = new TypeError('Failed to fetch')

test('a part that could not be read says nothing of it, and keeps its place', async () => {
  const { screen, load } = shown(UNREACHABLE, LOST)
  await expect.poll(() => load.mock.calls.length).toBe(1)
  await Promise.resolve()
  expect(screen.queryByRole('alert')).toBeNull()
  screen.getByText('soon')
})

test('it is read again once Vigie answers', async () => {
  const { screen, load, reads, connection } = shown(UNREACHABLE, LOST)
  await expect.poll(() => load.mock.calls.length).toBe(1)
  await Promise.resolve()
  reads.retryFailed()
  connection.set({ state: 'live' })
  await screen.findByText('42')
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([
  ['a refusal, whatever the connection', new ORPCError('internal', { status: 500 }), LOST],
  ['a part that alone is not answered', UNREACHABLE, { state: 'live' } as const],
])('%s is told where it is', async (_what, error, at) => {
  const { screen } = shown(error, at)
  await screen.findByRole('button', { name: 'Try again' })
})
