import { spawnSync } from 'node:child_process';

/** A command that runs among mounts of its own, which end with it: nothing has to be cleaned up. */
const among = (script: string): string[] => [
  ...['unshare', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount'],
  ...['sh', '-euc', `${script}\nexec "$@"`, 'sh'],
];

/** Why there can be no mounts here; null when there can. */
export function noMounts(): string | null {
  const [command = '', ...args] = [...among('mount -t tmpfs tmpfs /mnt'), 'true'];
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;

/** A folder as it is, on a disk that has only so many kilobytes left. What is written there is gone afterwards. */
export function nearlyFull(folder: string, leftKb: number): string[] {
  const [path, disk] = [quoted(folder), quoted(`${folder}.disk`)];
  return among(`
    mkdir -p ${path} ${disk}
    mount -t tmpfs -o size=512m,mode=0750 tmpfs ${disk}
    cp -a ${path}/. ${disk}
    used=$(df -k --output=used ${disk} | tail -1)
    mount -o remount,size=$((used + ${leftKb}))k ${disk}
    mount --bind ${disk} ${path}
  `);
}

/** A folder that can only be read, but for those in it that are named. */
export function readOnly(folder: string, except: readonly string[] = []): string[] {
  const path = quoted(folder);
  const kept = except.map((one, at) => ({ one: quoted(one), aside: quoted(`${folder}.aside-${at}`) }));
  return among(`
    ${kept.map(({ one, aside }) => `mkdir -p ${aside}; mount --bind ${one} ${aside}`).join('\n')}
    mount --bind ${path} ${path}
    mount -o remount,bind,ro ${path}
    ${kept.map(({ one, aside }) => `mount --bind ${aside} ${one}`).join('\n')}
  `);
}
