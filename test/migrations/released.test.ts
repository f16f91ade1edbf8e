/** A released migration never changes: a database made with it would be considered damaged. A new one adds its line. */
import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { definitions } from '../../main/adapters/sqlite/definitions.ts'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

const RELEASED = [
  '39d4346d533310bd',
  'f6a13bbd3fe791f6',
  'f1644846de3448d8',
  '9dc885205c64b64b',
  '2b210f43b46be30a',
  '9d4ad0f92e40c774',
  '28caf70fde17df64',
  'b54a7ab0ce6c5b25',
  '869f4e58714fa611',
  'a81c5c2d68d0537d',
  '176bfaefc2835cf1',
  '26cf541c2b0250e6',
  'e24fb777e4ba79dd',
  'eaba26458beeef54',
  'd9e39e6dc65e8228',
  '2a3de12a419c781d',
  'a0622b23d4d92c6a',
  '2142905113033390',
  'd9e25aea8876e2ad',
  'd9e25aea8876e2ad',
  '5bf0749cd4a7c1f8',
  '7c51bfaa079ccd9b',
  '8d6a41b271f439e3',
  '3dcf0a6fdee8c4e7',
  'e1704b202597fa48',
  '354ed2aeb0001f09',
  '52b3dac28b8b3921',
  '3d10589dbf650a93',
  'c0c9e51fd0cc9186',
  'f6abec174c70ccb1',
  '6c887eae341dab73',
  '4f81a335863ac01f',
  '7a30a16ded0888ab',
  'f98a605ebe273835',
  '2ad137bd4be1424c',
]

test('every schema version is defined as it was released', () => {
  const db = new Database(':memory:')
  const digests = migrations.map((migration) => {
    migrate(db, [migration], () => {})
    return createHash('sha256')
      .update(JSON.stringify([...definitions(db)]))
      .digest('hex')
      .slice(0, 16)
  })
  db.close()
  expect(digests).toEqual(RELEASED)
})
