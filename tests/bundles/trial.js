/** A bundle that does what bundles of libraries do, well and badly: tests/test_engine.py. */
var bundle = (() => {
  let calls = 0;

  class Wrong extends Error {
    constructor() {
      super("bad link");
      Object.assign(this, { line: 3, col: 7 });
    }
  }

  const fail = () => {
    throw new Wrong();
  };

  const rope = (times) => {
    let text = "";
    for (let i = 0; i < times; i++) text += "é" + i;
    return text;
  };

  const cancelled = (done) => {
    clearTimeout(setTimeout(() => done("no"), 1));
    setTimeout(done, 9, "yes");
  };

  const thrice = (done) => {
    let times = 0;
    const timer = setInterval(() => {
      times += 1;
      if (times < 3) return;
      clearInterval(timer);
      done(times);
    }, 5);
  };

  const cyclic = () => {
    const error = new Error("round");
    error.self = error;
    throw error;
  };

  const hoard = () => {
    const all = [];
    for (;;) all.push("x".repeat(1000) + all.length);
  };

  const swallow = () => {
    try {
      return hoard();
    } catch {
      return "fine";
    }
  };

  const forever = () => {
    for (;;);
  };

  const promises = async () => {
    for (;;) await null;
  };

  const local = () => {
    const day = new Date(2024, 6, 1, 12, 30);
    day.setHours(13);
    const written = ["2024-07-01", "2024-07-01T12:00", "2024-07-01T12:00+02:00", "Jul 1, 2024 12:00"];
    return [
      day.toISOString(),
      day.getHours(),
      day.getTimezoneOffset(),
      String(day),
      day.toLocaleString(),
      `${day.toDateString()}|${day.toTimeString()}`,
      new Date(day) - day,
      day instanceof Date,
      ...written.map((text) => new Date(text).toISOString()),
    ];
  };

  const utf8 = (text) => {
    const bytes = new TextEncoder().encode(text);
    return [Array.from(bytes), new TextDecoder().decode(bytes)];
  };

  const clone = () => {
    const tree = { list: [1, { day: new Date(5) }], map: new Map([["k", new Set([1])]]) };
    tree.self = tree;
    const copy = structuredClone(tree);
    return [
      copy !== tree && copy.list[1] !== tree.list[1],
      copy.self === copy,
      copy.list[1].day.getTime(),
      copy.map.get("k").has(1),
    ];
  };

  return {
    count: () => ++calls,
    echo: (value) => value,
    nothing: () => undefined,
    rope,
    later: (ms) => new Promise((done) => setTimeout(() => done(performance.now()), ms)),
    cancelled: () => new Promise(cancelled),
    thrice: () => new Promise(thrice),
    never: () => new Promise(() => {}),
    timers: () => new Promise(() => setInterval(() => {}, 1)),
    fail,
    failLater: async () => fail(),
    cyclic,
    forever,
    promises,
    hoard,
    swallow,
    recurse: function deeper() {
      return 1 + deeper();
    },
    chance: () => [Math.random(), Math.random()],
    now: () => [Date.now(), new Date().toISOString(), Date().slice(0, 16), performance.now()],
    local,
    utf8,
    clone,
    sorted: (words) => [...words].sort((one, two) => one.localeCompare(two)),
    log: () => console.warn("x") ?? "said nothing",
  };
})();
