import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { occupations } from '../../main/adapters/sqlite/migrations/0005-occupations.ts'
import { callLedger } from '../../main/adapters/sqlite/migrations/0011-call-ledger.ts'

it('keeps what was spent as settled, and open months and batches as they are', () => {
  const db = new DatabaseConstructor(':memory:')
  occupations.up(db)
  db.exec(`
    INSERT INTO occupation_spending (at, run_id, code, model, batch, input_tokens, output_tokens, cache_read_tokens,
      cache_write_tokens, cost) VALUES (5, 'run', 'A1101', 'model', 0, 1, 2, 3, 4, 100);
    INSERT INTO occupation_cycles (started_at, run_id) VALUES (5, 'run');
    INSERT INTO occupation_batches (id, cycle_id, created_at) VALUES ('b', 1, 6);
  `)
  callLedger.up(db)
  expect(db.prepare('SELECT cost, state, mark, shape, prices FROM occupation_spending').all()).toEqual([
    { cost: 100, state: 'settled', mark: null, shape: null, prices: null },
  ])
  expect(db.prepare('SELECT run_id, model, stopped FROM occupation_cycles').get()).toEqual({
    run_id: 'run',
    model: null,
    stopped: null,
  })
  expect(db.prepare('SELECT id, mark FROM occupation_batches').get()).toEqual({ id: 'b', mark: null })
})
