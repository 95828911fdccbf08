/** A host that a text names, and how much of an address it is. */
export type HostMention = {
  readonly host: string;
  /** `url`: in a URL; `port`: with a port; `key`: alone, but the key says that a host is meant. */
  readonly form: 'url' | 'port' | 'key';
  readonly scheme?: string;
};

/** Words in the name of a variable that say: my value is an address. */
const ADDRESS =
  /^(?:.*(?:host|addr|address|addresses|url|uri|endpoint)s?|hosts?|hostnames?|servers?|seeds?|brokers?|bootstrap|endpoints?|upstreams?|targets?|peers?|dsn|nodes?|contact|points|contactpoints|backends?|connect|quorum|link|origin|proxy|gateway|location)$/;
/** Words at its end that take it back: POSTGRES_HOST_AUTH_METHOD is no host. */
const NO_ADDRESS =
  /^(?:user|username|usr|password|passwd|pwd|pass|secret|token|key|database|db|dbname|method|mode|type|driver|port|path|name|namespace|version|tag|image|enabled|timeout|size|count|topic|bucket|region|schema|prefix|suffix|group|id|class|provider)$/;
/** Addresses at which others find this service, or which it only lets in: nothing that it calls. */
const NOT_CALLED =
  /^(?:cors|origins?|external|public|allow|allowed|trusted|redirect|redirects?|callback|advertise|advertised|advertising|listeners?|listen|bind|whitelist|csrf|referer|referrer|virtual|no|noproxy|self|cookie|domains?|site|www|canonical|publish|published)$/;

/** Prefixes of frameworks that put a variable into the page: what it names is called by the browser. */
const FRAMEWORK = /^(?:next_public|nuxt_public|expo_public|vite|react_app)_/i;

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(FRAMEWORK, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function isAddressKey(key: string): boolean {
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  if (last === 'name' && words.at(-2) === 'host') return true;
  return words.some((word) => ADDRESS.test(word)) && !NO_ADDRESS.test(last);
}

/** Does the variable name something that the service does not call? */
export const isOwnAddress = (key: string): boolean => wordsOf(key).some((word) => NOT_CALLED.test(word));

const URL_PATTERN = /([a-z][a-z0-9+.:-]{0,40}):\/\/([^\s/?#"'`<>|\\)\]}]+)/gi;
const PORT_PATTERN = /(?<![\w.:@/\\$}{-])([a-z0-9](?:[\w.-]*[a-z0-9])?):(\d{2,5})(?![\w.:])/gi;
const TCP_PATTERN = /\b(?:tcp|udp)\(([\w.-]+)(?::\d+)?\)/gi;
const FIELD_PATTERN =
  /(?:^|[;\s,"'?&])(?:host|hostname|server|data source|address|addr)\s*=\s*["']?(?:tcp:)?([a-z0-9][\w.-]*)/gi;
const FLAG_PATTERN = /(?:^|\s)--?([a-z][\w.-]*)(?:=|\s+)["']?([^\s"']+)/gi;

/** Longer texts than this are files that somebody pasted, and their first part tells enough. */
const LONGEST = 200_000;

/** Hosts in the value of a variable. */
export function hostsInVariable(key: string, value: string): readonly HostMention[] {
  if (/(?:^|_)(?:image|version|tag)$/i.test(key)) return [];
  const found = hostsInText(value);
  if (!isAddressKey(key)) return found;
  const parts = value.split(/[\s,;|]+/).map((part) => part.replace(/:\d*$/, ''));
  return [...found, ...parts.filter(isHostName).map((host): HostMention => ({ host, form: 'key' }))];
}

/** Hosts in a command line, where flags are what variables are elsewhere. */
export function hostsInCommand(command: string): readonly HostMention[] {
  const text = command.slice(0, LONGEST);
  const flags = [...text.matchAll(FLAG_PATTERN)].flatMap(([, flag, value]) =>
    isOwnAddress(flag!) || /image/.test(flag!) ? [] : hostsInVariable(flag!, value!),
  );
  return [
    ...hostsInText(text.replaceAll(/--?[a-z-]{0,40}?(?:advertise|listen|bind)\S{0,80}(?:[= ]\S{1,200})?/gi, ' ')),
    ...flags,
  ];
}

/** Hosts in any text: in URLs, with ports, in connection strings. */
export function hostsInText(whole: string): readonly HostMention[] {
  const text = whole.slice(0, LONGEST);
  const found: HostMention[] = [];
  for (const [, scheme, authority] of text.matchAll(URL_PATTERN)) {
    const hosts = authority!.slice(authority!.lastIndexOf('@') + 1).split(/[,;]/);
    for (const host of hosts) {
      const name = host.replace(/:\d*$/, '');
      if (isHostName(name)) found.push({ host: name, form: 'url', scheme: scheme!.toLowerCase().split(':').at(-1)! });
    }
  }
  const rest = text.replaceAll(URL_PATTERN, ' ');
  for (const [, host, port] of rest.matchAll(PORT_PATTERN)) {
    if (Number(port) >= 80 && Number(port) < 65_536 && isHostName(host!)) found.push({ host: host!, form: 'port' });
  }
  for (const pattern of [TCP_PATTERN, FIELD_PATTERN]) {
    for (const [, host] of rest.matchAll(pattern)) if (isHostName(host!)) found.push({ host: host!, form: 'port' });
  }
  return found;
}

const isHostName = (text: string): boolean => text.length <= 253 && /^[a-z0-9_](?:[\w.-]*[a-z0-9_])?$/i.test(text);

/** The schemes of URLs whose host is still a variable: `postgres://user:secret@${HOST}:5432/app`. */
export function schemesWithoutHost(value: string): readonly string[] {
  return [...value.slice(0, LONGEST).matchAll(/([a-z][a-z0-9+]{1,20}):\/\/(?:[^\s/@]*@)?\$\{\w+\}/gi)].map(
    ([, scheme]) => scheme!.toLowerCase(),
  );
}
