/** The decisions of the release script. */
import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publicKeys } from '../../main/adapters/updates/envelope.ts'
import { isCompatible } from '../../scripts/package/licences.ts'
import { changesOf, withRelease } from '../../scripts/publish/changes.ts'
import {
  checksums,
  descriptionProblems,
  renewDescriptions,
  signDescriptions,
  signForFirstVersion,
} from '../../scripts/publish/descriptions.ts'
import { buildKeys, keyListFiles, newKey, nextKeyList, privateKeys } from '../../scripts/publish/keys.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('the changelog', () => {
  const text = '# Changes\n\n## 0.2.0\n\n- More.\n\n## 0.1.0\n\n- Something.\n'

  it('tells of one version', () => {
    expect(changesOf(text, '0.2.0')).toBe('- More.\n')
    expect(changesOf(text, '0.1.0')).toBe('- Something.\n')
  })

  it('does not tell of another', () => {
    expect(changesOf(text, '0.3.0')).toBeNull()
    expect(changesOf('## 0.3.0\n\n## 0.2.0\n', '0.3.0')).toBeNull()
  })

  it('adds a release for software centres once', () => {
    const once = withRelease('<releases>\n  </releases>', '0.2.0', '2026-12-01')
    expect(once).toContain('<release version="0.2.0" date="2026-12-01"/>')
    expect(withRelease(once, '0.2.0', '2026-12-02')).toBe(once)
  })
})

describe('the descriptions of a version', () => {
  function released(program = 'a program') {
    const folder = tempFolder()
    const sha512 = createHash('sha512').update('a program').digest('base64')
    const description = `version: 0.2.0\nfiles:\n  - url: vigie.AppImage\n    sha512: ${sha512}\n    size: 9\n`
    writeFileSync(join(folder, 'latest-linux.yml'), description)
    writeFileSync(join(folder, 'vigie.AppImage'), program)
    return { folder, description }
  }

  it('agree with the files beside them', () => {
    expect(descriptionProblems(released().folder, '0.2.0')).toEqual([])
  })

  it.each([
    ['a program signed afterwards', 'vigie.AppImage has another size than latest-linux.yml says'],
    ['A PROGRAM', 'vigie.AppImage has another hash than latest-linux.yml says'],
  ])('do not agree with "%s"', (program, problem) => {
    expect(descriptionProblems(released(program).folder, '0.2.0')).toEqual([problem])
  })

  it('must be of this version, and there', () => {
    expect(descriptionProblems(released().folder, '0.3.0')).toEqual(['latest-linux.yml describes 0.2.0'])
    expect(descriptionProblems(tempFolder(), '0.3.0')).toHaveLength(1)
  })

  const own = newKey()
  const trusted = publicKeys([own.publicKey])
  const at = new Date('2026-12-01T10:00:00Z')
  const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))

  it('are signed with a time and an end, as instances read them', () => {
    const { folder } = released()
    expect(signDescriptions(folder, privateKeys(own.privateKey), trusted, at)).toEqual(['latest-linux.json'])
    const { signed, signatures } = read(folder, 'latest-linux.json')
    expect(signed).toEqual({
      type: 'release',
      file: 'latest-linux.json',
      version: '0.2.0',
      issued: '2026-12-01T10:00:00.000Z',
      expires: '2027-01-15T10:00:00.000Z',
      files: [
        {
          url: 'vigie.AppImage',
          sha512: createHash('sha512').update('a program').digest('base64'),
          size: 9,
        },
      ],
    })
    expect(signatures).toMatchObject([{ key: own.id }])
  })

  it('are not written if no package could believe them', () => {
    const { folder } = released()
    const other = privateKeys(newKey().privateKey)
    expect(() => signDescriptions(folder, other, trusted, at)).toThrow('nobody could believe')
    expect(() => privateKeys(' ')).toThrow('VIGIE_UPDATE_PRIVATE_KEY is not set')
  })

  it.each([
    ['a seed alone', Buffer.alloc(32, 7).toString('base64')],
    ['PEM', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----'],
    [
      'another algorithm',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    ],
  ])('say of a key that is %s how to make one, and nothing of the key', (_, text) => {
    expect(() => privateKeys(text)).toThrow(
      'VIGIE_UPDATE_PRIVATE_KEY is not the base64 of an Ed25519 key in PKCS 8 form. Make one: npm run release -- key',
    )
  })

  it('are signed anew each week: only the times change', () => {
    const { folder } = released()
    signDescriptions(folder, privateKeys(own.privateKey), trusted, at)
    const before = read(folder, 'latest-linux.json').signed
    const later = new Date('2026-12-08T10:00:00Z')
    renewDescriptions(folder, privateKeys(own.privateKey), trusted, later)
    const after = read(folder, 'latest-linux.json').signed
    expect(after).toEqual({ ...before, issued: later.toISOString(), expires: '2027-01-22T10:00:00.000Z' })
  })

  it('are not signed anew if somebody changed them', () => {
    const { folder } = released()
    signDescriptions(folder, privateKeys(own.privateKey), trusted, at)
    const path = join(folder, 'latest-linux.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('0.2.0', '0.2.1'))
    expect(() => renewDescriptions(folder, privateKeys(own.privateKey), trusted, at)).toThrow(
      'was not signed by the publisher',
    )
    expect(() => renewDescriptions(tempFolder(), privateKeys(own.privateKey), trusted, at)).toThrow(
      'no signed description',
    )
  })

  it('are signed for 0.1.0 in its own way too', () => {
    const { folder, description } = released()
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    signForFirstVersion(folder, privateKey)
    const signature = Buffer.from(readFileSync(join(folder, 'latest-linux.yml.sig'), 'utf8'), 'base64')
    const signed = Buffer.from(`latest-linux.yml\n${description}`)
    expect(verify(null, signed, publicKey, signature)).toBe(true)
  })

  it('are listed with everything else by their checksums', () => {
    const hash = createHash('sha256').update('a program').digest('hex')
    expect(checksums(released().folder)).toContain(`${hash}  vigie.AppImage\n`)
  })
})

describe('the keys of the publisher', () => {
  const [first, second] = [newKey(), newKey()]
  const both = privateKeys(`${first.privateKey} ${second.privateKey}`)
  const start = { number: 0, keys: [first.publicKey] }

  it('are those of the last list in the project, each proven by the one before', () => {
    const folder = tempFolder()
    const { file, text } = nextKeyList(start, [second.publicKey], both)
    expect(file).toBe('keys-1.json')
    expect(buildKeys(first.publicKey, folder)).toEqual(start)
    writeFileSync(join(folder, file), text)
    expect(keyListFiles(folder)).toEqual(['keys-1.json'])
    expect(buildKeys(first.publicKey, folder)).toMatchObject({ number: 1, keys: [second.publicKey] })
    expect(() => buildKeys(newKey().publicKey, folder)).toThrow('not signed by a key of the list before it')
  })

  it('are announced by the old one and prove the new one: neither alone makes a list', () => {
    const old = privateKeys(first.privateKey)
    expect(() => nextKeyList(start, [second.publicKey], old)).toThrow('not signed by one of its own keys')
    const young = privateKeys(second.privateKey)
    expect(() => nextKeyList(start, [second.publicKey], young)).toThrow(
      'not signed by a key of the list before',
    )
  })

  it('leave no gap', () => {
    const folder = tempFolder()
    const { text } = nextKeyList({ ...start, number: 1 }, [second.publicKey], both)
    writeFileSync(join(folder, 'keys-2.json'), text)
    expect(() => buildKeys(first.publicKey, folder)).toThrow('keys-1.json is missing')
  })

  it('are none in a build without a publisher', () => {
    expect(buildKeys(undefined)).toBeNull()
  })
})

describe('a licence', () => {
  it.each(['MIT', 'ISC', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'MPL-2.0'])('%s fits', (license) => {
    expect(isCompatible(license)).toBe(true)
  })
  it.each(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'UNKNOWN', 'UNLICENSED', ''])(
    '"%s" does not',
    (license) => {
      expect(isCompatible(license)).toBe(false)
    },
  )
})
