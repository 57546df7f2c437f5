// One line for claims that look the same between the same two boxes; of more than three lines the rest share the last;
// in a picture of too many lines there is one for each pair of boxes.
const ROUNDNESS = 0.3;
const LINES_PER_PAIR = 3;
const MANY_LINES = 60;
const BENDS = { 1: [0], 2: [1, -1], 3: [1, -1, 0] };

function bundles(claims) {
  const pairs = new Map();
  for (const claim of claims) {
    const pair = Math.min(claim.from, claim.to) + "-" + Math.max(claim.from, claim.to);
    const look = claim.from + ">" + claim.to + " " + claim.status + " " + relationWords(claim);
    if (!pairs.has(pair)) pairs.set(pair, new Map());
    const looks = pairs.get(pair);
    if (!looks.has(look)) looks.set(look, []);
    looks.get(look).push(claim);
  }
  const fans = [...pairs].flatMap(([pair, looks]) => fan(pair, [...looks.values()], LINES_PER_PAIR));
  return fans.length <= mostLines() ? fans : [...pairs].flatMap(([pair, looks]) => fan(pair, [...looks.values()], 1));
}

function fan(pair, groups, most) {
  const lines = groups.map((group) => ({
    from: group[0].from, to: group[0].to, status: group[0].status, claims: group.map((claim) => claim.index),
    label: relationWords(group[0]) + (group.length > 1 ? " ×" + group.length : ""),
  }));
  if (lines.length > most) lines.push(shared(lines.splice(most - 1), most));
  lines.forEach((line, place) => {
    const bend = BENDS[lines.length][place];
    line.bend = line.from === lines[0].from ? bend : -bend || 0;
    line.id = pair + ":" + place;
  });
  return lines;
}

// The line that stands for several that look different; with two heads where they go both ways.
function shared(rest, most) {
  const claims = rest.flatMap((line) => line.claims);
  return {
    ...rest[0], claims,
    status: rest.every((line) => line.status === rest[0].status) ? rest[0].status : "mixed",
    both: rest.some((line) => line.from !== rest[0].from),
    label: most === 1 ? claims.length + " statements" : "+" + rest.length + " more",
  };
}

// A line that would pass behind a box bows around it, where no other line of the same pair does so.
function bendAround(lines, boxes, points) {
  const rects = boxes.map(([width, height], place) => around(points[place], width / 2 + 2, height / 2 + 2));
  const pairOf = (line) => Math.min(line.a, line.b) + "-" + Math.max(line.a, line.b);
  const side = (line) => (line.a < line.b ? line.bend : -line.bend) || 0;
  const taken = new Set(lines.map((line) => pairOf(line) + side(line)));
  for (const line of lines.filter((each) => each.id !== null)) {
    const behind = (bend) => {
      const way = wayOf({ ...line, bend }, boxes, points);
      return rects.filter((rect, box) => box !== line.a && box !== line.b && crosses(rect, way)).length;
    };
    let least = behind(line.bend);
    for (const bend of least ? [0, 1, -1] : []) {
      if (taken.has(pairOf(line) + side({ ...line, bend })) || behind(bend) >= least) continue;
      taken.delete(pairOf(line) + side(line));
      line.bend = DRAWN.lines.get(line.id).bend = bend;
      taken.add(pairOf(line) + side(line));
      least = behind(bend);
    }
  }
}
