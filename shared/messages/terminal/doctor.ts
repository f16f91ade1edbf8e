/** Findings of `vigie doctor`, with their remedies. */
import type { Messages } from '../catalogue.ts'

export const doctorMessages = {
  'doctor.node_old': { en: 'Use Node 24 or later.', fr: 'Utilisez Node 24 ou plus récent.' },
  'doctor.folder_new': {
    en: '{folder} (made at the first start)',
    fr: '{folder} (créé au premier démarrage)',
  },
  'doctor.folder_open': { en: '{folder} can be read by others', fr: '{folder} est lisible par d’autres' },
  'doctor.folder_not': { en: '{folder} is no folder', fr: '{folder} n’est pas un dossier' },
  'doctor.choose_folder': {
    en: 'Choose another with --data, or take away what stands there.',
    fr: 'Choisissez-en un autre avec --data, ou retirez ce qui s’y trouve.',
  },
  'doctor.log_none': { en: 'none yet', fr: 'pas encore' },
  'doctor.log_unwritten': {
    en: 'a line written to {file} cannot be read back: {problem}',
    fr: 'une ligne écrite dans {file} ne se relit pas : {problem}',
  },
  'doctor.log_make_writable': {
    en: 'Check that {folder} belongs to you and that the disk has room.',
    fr: 'Vérifiez que {folder} vous appartient et que le disque a de la place.',
  },
  'doctor.log_mute': {
    en: 'the running Vigie does not write to {file}',
    fr: 'l’instance de Vigie en cours n’écrit pas dans {file}',
  },
  'doctor.log_restart': {
    en: 'Restart it with "vigie restart".',
    fr: 'Redémarrez-la avec « vigie restart ».',
  },
  'doctor.free': { en: '{free} MB free', fr: '{free} Mo libres' },
  'doctor.free_some': {
    en: 'Free some space: writes fail soon.',
    fr: 'Libérez de la place : les écritures vont bientôt échouer.',
  },
  'doctor.trades_need_space': {
    en: 'Trades need space: free some.',
    fr: 'Les transactions demandent de la place : libérez-en.',
  },
  'doctor.no_database': { en: 'none yet', fr: 'pas encore' },
  'doctor.database_damaged': {
    en: 'Stop Vigie and run "vigie restore" with a file from the folder "backups".',
    fr: 'Arrêtez Vigie et lancez « vigie restore » avec un fichier du dossier « backups ».',
  },
  'doctor.database_sound': { en: 'sound, {size} MB', fr: 'saine, {size} Mo' },
  'doctor.defaults': { en: 'defaults', fr: 'par défaut' },
  'doctor.valid': { en: 'valid', fr: 'valides' },
  'doctor.settings_wrong': {
    en: 'Correct {path}; the last good copy is used meanwhile.',
    fr: 'Corrigez {path} ; la dernière bonne copie sert en attendant.',
  },
  'doctor.not_running': { en: 'not running', fr: 'ne tourne pas' },
  'doctor.start_it': { en: 'Start it with "vigie start".', fr: 'Démarrez-la avec « vigie start ».' },
  'doctor.running': { en: 'process {pid}, version {version}', fr: 'processus {pid}, version {version}' },
  'doctor.door_off': { en: 'the REST door is off', fr: 'l’accès REST est fermé' },
  'doctor.port_free': { en: '{address} is free', fr: '{address} est libre' },
  'doctor.port_taken': { en: '{address} is taken', fr: '{address} est pris' },
  'doctor.choose_port': { en: 'Choose another with --port.', fr: 'Choisissez-en un autre avec --port.' },
  'doctor.direct': { en: 'direct', fr: 'direct' },
  'doctor.proxy_of_settings': { en: 'through {proxy} (settings)', fr: 'par {proxy} (réglages)' },
  'doctor.proxy_of_environment': { en: 'through {proxy} (environment)', fr: 'par {proxy} (environnement)' },
  'doctor.except': { en: 'except {hosts}', fr: 'sauf {hosts}' },
  'doctor.authorities': { en: 'authorities of {file}', fr: 'autorités de {file}' },
  'doctor.hosts_wait': { en: '{way}; {hosts} asked to wait', fr: '{way} ; {hosts} ont demandé d’attendre' },
  'doctor.waits': { en: 'Vigie waits as asked.', fr: 'Vigie attend, comme demandé.' },
} as const satisfies Messages
