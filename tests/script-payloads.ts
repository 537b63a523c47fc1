/**
 * Texts that run a script where a page takes them for markup, for an address, or for code: elements, handlers, broken
 * and nested markup, ways out of attributes, scripts and comments, templates, addresses, styles, and prototypes. Each
 * calls `alert`, which a browser test sees as a dialog, or sets `window.ran`.
 */
export const scriptPayloads: readonly string[] = String.raw`
<script>alert(1)</script>
<SCRIPT>alert(1)</SCRIPT>
<script src=data:,alert(1)></script>
<script src="data:text/javascript,alert(1)"></script>
<script type=module>alert(1)</script>
<script>ran=1</script>
<script >alert(1)</script >
<script/x>alert(1)</script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1);//<</script>
<script>alert(1)//
<script>alert(1)<!--
</script><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>alert(1)</script>
</style><script>alert(1)</script>
</noscript><script>alert(1)</script>
--><script>alert(1)</script>
]]><script>alert(1)</script>
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)">
<img src=x onerror='alert(1)'>
<IMG SRC=x OnErRoR=alert(1)>
<img/src=x/onerror=alert(1)>
<img src=x:alert(1) onerror=eval(src)>
<img src="x" onerror="ran=1">
<img src onerror=alert(1)//
<img srcset=x onerror=alert(1)>
<image src=x onerror=alert(1)>
<img src=1 href=1 onerror="javascript:alert(1)"></img>
"><img src=x onerror=alert(1)>
'><img src=x onerror=alert(1)>
"/><img src=x onerror=alert(1)>
<svg onload=alert(1)>
<svg/onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><script href=data:,alert(1) />
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set onbegin=alert(1) attributeName=x>
<svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x"></use></svg>
<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg><title><img src=x onerror=alert(1)></title></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math href="javascript:alert(1)">x</math>
<math><a xlink:href="javascript:alert(1)">x</a></math>
<details open onload ontoggle=alert(1)>
<details open ontoggle=alert(1)>
<details open onload ontoggle>
<details ontoggle=alert(1) open=""><summary>x</summary></details>
<body onload=alert(1)>
<body onpageshow=alert(1)>
<body onhashchange=alert(1)>
<body/onscroll=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>
<iframe onload=alert(1)></iframe>
<frameset onload=alert(1)>
<object data="javascript:alert(1)"></object>
<object data="data:text/html,<script>alert(1)</script>"></object>
<embed src="javascript:alert(1)">
<embed src="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">
<video><source onerror=alert(1)></video>
<video src=x onerror=alert(1)>
<video onloadstart=alert(1) src=x>
<audio src=x onerror=alert(1)>
<audio autoplay onplay=alert(1) src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEA">
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<textarea autofocus onfocus=alert(1)>
<button autofocus onfocus=alert(1)>x</button>
<button popovertarget=x>x</button><input type=hidden id=x popover onbeforetoggle=alert(1)>
<button onclick=alert(1)>x</button>
<keygen autofocus onfocus=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<a href="javascript:alert(1)">x</a>
<a href=" javascript:alert(1)">x</a>
<a href="java	script:alert(1)">x</a>
<a href="&#106;avascript:alert(1)">x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<a onmouseover=alert(1)>x</a>
<a id=x tabindex=1 onfocus=alert(1)></a>
<x contenteditable onblur=alert(1)>x</x>
<x onclick=alert(1)>x
<x/onpointerenter=alert(1) style=position:fixed;inset:0>
<xss id=x tabindex=1 onfocusin=alert(1)></xss>
<form action="javascript:alert(1)"><input type=submit></form>
<form><button formaction="javascript:alert(1)">x</button></form>
<isindex action=javascript:alert(1) type=image>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<meta http-equiv="refresh" content="0; url=data:text/html,<script>alert(1)</script>">
<base href="javascript:alert(1)//">
<link rel=stylesheet href="javascript:alert(1)">
<link rel=import href="data:text/html,<script>alert(1)</script>">
<style>@import 'javascript:alert(1)';</style>
<style onload=alert(1)></style>
<style>@keyframes x{}</style><x style="animation-name:x" onanimationend=alert(1)></x>
<div style="background:url(javascript:alert(1))">
<div style="width:expression(alert(1))">
<table background="javascript:alert(1)">
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><script>alert(1)</script></template>
<template shadowrootmode=open><script>alert(1)</script></template>
<slot onslotchange=alert(1)><p slot>x</p></slot>
<!--><script>alert(1)</script>-->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;
%3Cscript%3Ealert(1)%3C/script%3E
%253Cscript%253Ealert(1)%253C%252Fscript%253E
\u003cscript\u003ealert(1)\u003c/script\u003e
\x3cscript\x3ealert(1)\x3c/script\x3e
＜script＞alert(1)＜/script＞
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
" onmouseover=alert(1) x="
' onmouseover=alert(1) x='
" autofocus onfocus=alert(1) x="
" style="animation-name:x" onanimationstart="alert(1)
x onerror=alert(1)
javascript:alert(1)
JaVaScRiPt:alert(1)
javascript://%0aalert(1)
javascript:alert(1)//https://example.org
 javascript:alert(2)
javascript&colon;alert(1)
data:text/html,<script>alert(1)</script>
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
vbscript:msgbox(1)
blob:null/alert(1)
//example.invalid/x.js
https://example.invalid/"onmouseover="alert(1)
[x](javascript:alert(1))
[x](data:text/html,alert(1))
[x](vbscript:msgbox(1))
[x]( javascript:alert(1))
[x](https://example.org "onmouseover=alert(1)")
![x](x"onerror="alert(1))
<javascript:alert(1)>
[x]: javascript:alert(1)
';alert(1);//
";alert(1);//
');alert(1);//
\');alert(1);//
*/alert(1)/*
-alert(1)-
\u2028alert(1)
\u2029;ran=1//
{{constructor.constructor('alert(1)')()}}
$\{alert(1)}
#{alert(1)}
<%= alert(1) %>
{@html '<img src=x onerror=alert(1)>'}
__proto__
constructor.prototype
__proto__[innerHTML]=<img src=x onerror=alert(1)>
{"__proto__":{"innerHTML":"<img src=x onerror=alert(1)>"}}
}*{background:url(javascript:alert(1))}
url(javascript:alert(1))
expression(alert(1))
;}</style><script>alert(1)</script>
`
	.replaceAll('$\\{', '${')
	.split('\n')
	.filter((line) => line !== '');
